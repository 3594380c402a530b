import { Hono } from "hono";
import { requestId } from "hono/request-id";
import { accountExport } from "#http/account-export.ts";
import { refuse, answerUncaught } from "#http/api-error.ts";
import { apiReference } from "#http/api-reference.ts";
import { apiRequestGate } from "#http/api-request-gate.ts";
import type { HttpBindings } from "#http/bindings.ts";
import { bodySizeGate } from "#http/body-size-gate.ts";
import { createClientAddress } from "#http/client-address.ts";
import { devMailbox } from "#http/dev-mailbox.ts";
import { devProcedures } from "#http/dev-procedures.ts";
import { healthRoutes, type ReadinessCheck } from "#http/health.ts";
import { jwksRoute } from "#http/jwks.ts";
import { openApiRoute } from "#http/openapi.ts";
import { originGate } from "#http/origin-gate.ts";
import { queryCredentialGate } from "#http/query-credential-gate.ts";
import { requestContext } from "#http/request-context.ts";
import { requestCount } from "#http/request-count.ts";
import { requestLog } from "#http/request-log.ts";
import { restRoutes } from "#http/rest/rest-routes.ts";
import { securityHeaders } from "#http/security-headers.ts";
import { slowReaderGate } from "#http/slow-reader-gate.ts";
import { staticWeb } from "#http/static-web.ts";
import { taskFiles } from "#http/task-files.ts";
import { trpcRoute } from "#http/trpc-route.ts";
import type { Logger } from "#platform/logging/logger.ts";
import type { Container } from "./container.ts";
import type { Env } from "./env.ts";

type AppOptions = { env: Env; logger: Logger; container: Container; notReady: ReadinessCheck };

const maxBody = 1024 * 1024;

/** The way in: what every request passes, and where it is answered. */
export function createApp({ env, logger, container, notReady }: AppOptions): Hono<HttpBindings> {
  const app = new Hono<HttpBindings>();
  const createContext = requestContext(container, {
    publicUrl: env.PUBLIC_URL,
    clientAddress: createClientAddress(env.TRUSTED_PROXIES),
  });

  app.use(requestId({ headerName: "" }));
  app.use(requestLog(logger));
  if (container.metrics) app.use(requestCount(container.metrics));
  app.use(securityHeaders());
  app.use(originGate(env.PUBLIC_URL));
  app.use("/api/*", queryCredentialGate());
  // Before the gate, as its files may be larger.
  app.route("/api/v1/tasks", taskFiles(container.router, createContext));
  app.use(bodySizeGate(maxBody));

  app.route("/", healthRoutes(notReady));
  app.route("/", jwksRoute(container.signingKeys));
  app.use("/trpc/*", queryCredentialGate());
  app.use("/trpc/*", apiRequestGate());
  app.use("/trpc/*", slowReaderGate());
  app.use("/trpc/*", trpcRoute(container, createContext));
  app.route("/", apiReference());
  app.route("/", openApiRoute(container.router));
  app.route("/api/v1/users/me", accountExport(container.router, createContext));
  app.route("/api/v1", restRoutes({ router: container.router, createContext }));
  if (container.mailbox) app.route("/", devMailbox(container.mailbox));
  if (env.NODE_ENV !== "production") app.route("/", devProcedures(container.router));
  if (env.WEB_ROOT !== undefined) app.route("/", staticWeb(env.WEB_ROOT));

  app.notFound((c) => refuse(c, { code: "NOT_FOUND" }, "There is nothing at this address."));
  app.onError((error, c) => {
    logger.error(
      { event: "request-failed", requestId: c.get("requestId"), err: error },
      "request failed",
    );
    return answerUncaught(c, error);
  });
  return app;
}
