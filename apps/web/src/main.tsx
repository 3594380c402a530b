import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { lazy, type ReactNode, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import "#ui/mantine-styles.ts";
import "#ui/global.css";
import { resolveCssVariables, theme } from "#ui/theme.ts";
import { Unloaded } from "#ui/unloaded.tsx";
import { preferredLanguage, speak } from "#words/language.ts";
import { App } from "./app.tsx";
import { followReleases } from "./follow-releases.ts";
import { followSession } from "./follow-session.ts";
import { createRouter } from "./router.ts";
import { createServices } from "./services.ts";
import { keepSchemasInterpreted, restrictStrings } from "./trusted-types.ts";

restrictStrings();
keepSchemasInterpreted();

const InsecureOrigin = lazy(async () => ({
  default: (await import("#ui/insecure-origin.tsx")).InsecureOrigin,
}));

const root = document.querySelector("#root");
if (!root) throw new Error("The page has no #root to render into.");
const page = createRoot(root);
void open();

/** Nothing is shown before its words are there, so that it is never in the wrong language first. */
async function open(): Promise<void> {
  const language = preferredLanguage();
  try {
    await speak(language);
  } catch {
    // A browser may remember that a script could not be loaded, until the page is loaded anew.
    show(<Unloaded language={language} onRetry={() => window.location.reload()} />);
    return;
  }
  show(
    <I18nProvider i18n={i18n}>
      <Suspense>
        {window.isSecureContext ? startApp() : <InsecureOrigin location={window.location} />}
      </Suspense>
    </I18nProvider>,
  );
}

function show(screen: ReactNode): void {
  page.render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveCssVariables}
        defaultColorScheme="auto"
      >
        {screen}
      </MantineProvider>
    </StrictMode>,
  );
}

function startApp() {
  const services = createServices();
  const router = createRouter(services);
  followSession(services, router);
  if (import.meta.env.PROD) followReleases(services.toasts);
  return <App services={services} router={router} />;
}
