import {
  CreateWebhookInput,
  ListWebhookDeliveriesInput,
  RedeliveredWebhooks,
  RedeliverFailedInput,
  UpdateWebhookInput,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookDeliveryRef,
  WebhookList,
  WebhookRef,
  WebhookWithSecret,
} from "@tenon/schemas/webhooks";
import { once } from "#trpc/once.ts";
import { router, sessionProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { WebhookDeliveryService } from "./webhook-deliveries.service.ts";
import type { WebhookService } from "./webhooks.service.ts";

export function createWebhooksRouter(
  webhooks: WebhookService,
  deliveries: Pick<WebhookDeliveryService, "sendTest" | "list" | "redeliver" | "redeliverFailed">,
) {
  return router({
    list: sessionProcedure
      .meta(route("GET /webhooks"))
      .output(WebhookList)
      .query(({ ctx }) => webhooks.list(ctx.actor)),
    get: sessionProcedure
      .meta(route("GET /webhooks/{id}"))
      .input(WebhookRef)
      .output(Webhook)
      .query(({ ctx, input }) => webhooks.get(ctx.actor, input)),
    create: sessionProcedure
      .meta(route("POST /webhooks", 201))
      .input(CreateWebhookInput)
      .output(WebhookWithSecret)
      .mutation(
        once(({ ctx, input }) => webhooks.create(ctx.actor, input, ctx.caller), { secret: true }),
      ),
    update: sessionProcedure
      .meta(route("PATCH /webhooks/{id}"))
      .input(UpdateWebhookInput)
      .output(Webhook)
      .mutation(
        once(({ ctx, input }) =>
          webhooks.update(ctx.actor, input, { by: ctx.actor, from: ctx.caller }),
        ),
      ),
    remove: sessionProcedure
      .meta(route("DELETE /webhooks/{id}"))
      .input(WebhookRef)
      .output(WebhookRef)
      .mutation(once(({ ctx, input }) => webhooks.remove(ctx.actor, input, ctx.caller))),
    rotateSecret: sessionProcedure
      .meta(route("POST /webhooks/{id}/rotate-secret"))
      .input(WebhookRef)
      .output(WebhookWithSecret)
      .mutation(
        once(({ ctx, input }) => webhooks.rotateSecret(ctx.actor, input, ctx.caller), {
          secret: true,
        }),
      ),
    sendTest: sessionProcedure
      .meta(route("POST /webhooks/{id}/test"))
      .input(WebhookRef)
      .output(WebhookDelivery)
      .mutation(once(({ ctx, input }) => deliveries.sendTest(ctx.actor, input))),
    deliveries: sessionProcedure
      .meta(route("GET /webhooks/{id}/deliveries"))
      .input(ListWebhookDeliveriesInput)
      .output(WebhookDeliveryPage)
      .query(({ ctx, input }) => deliveries.list(ctx.actor, input)),
    redeliver: sessionProcedure
      .meta(route("POST /webhooks/deliveries/{id}/redeliver"))
      .input(WebhookDeliveryRef)
      .output(WebhookDelivery)
      .mutation(once(({ ctx, input }) => deliveries.redeliver(ctx.actor, input))),
    redeliverFailed: sessionProcedure
      .meta(route("POST /webhooks/{id}/redeliver-failed"))
      .input(RedeliverFailedInput)
      .output(RedeliveredWebhooks)
      .mutation(once(({ ctx, input }) => deliveries.redeliverFailed(ctx.actor, input))),
  });
}
