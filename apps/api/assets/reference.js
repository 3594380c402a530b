const dark = matchMedia("(prefers-color-scheme: dark)");

/** As the web app does: in the colours that were chosen there, else in the system's. */
function followColorScheme() {
  const chosen = localStorage.getItem("mantine-color-scheme-value");
  const isDark = chosen === "dark" || (chosen !== "light" && dark.matches);
  document.documentElement.classList.toggle("dark-mode", isDark);
}

followColorScheme();
dark.addEventListener("change", followColorScheme);
addEventListener("storage", followColorScheme);

SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 2,
  displayRequestDuration: true,
  filter: true,
  // Would ask a server elsewhere.
  validatorUrl: null,
});
