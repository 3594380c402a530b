/** Another with every build: the page's own script is named after what is in it. */
export const appVersion = document.querySelector<HTMLScriptElement>("script[type=module]")?.src;
