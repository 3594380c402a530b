import { MantineProvider } from "@mantine/core";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import "#ui/mantine-styles.ts";
import "#ui/global.css";
import { resolveCssVariables, theme } from "#ui/theme.ts";
import { App } from "./app.tsx";
import { followSession } from "./follow-session.ts";
import { createRouter } from "./router.ts";
import { createServices } from "./services.ts";
import { allowTextAsHtml } from "./trusted-types.ts";

allowTextAsHtml();

const InsecureOrigin = lazy(async () => ({
  default: (await import("#ui/insecure-origin.tsx")).InsecureOrigin,
}));

const root = document.querySelector("#root");
if (!root) throw new Error("The page has no #root to render into.");

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveCssVariables}
      defaultColorScheme="auto"
    >
      <Suspense>
        {window.isSecureContext ? startApp() : <InsecureOrigin location={window.location} />}
      </Suspense>
    </MantineProvider>
  </StrictMode>,
);

function startApp() {
  const services = createServices();
  const router = createRouter(services);
  followSession(services, router);
  return <App services={services} router={router} />;
}
