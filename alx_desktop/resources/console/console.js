// Starts Swagger UI over the endpoint's own description. Everything comes from the endpoint itself.
"use strict";

async function start() {
  const status = document.getElementById("sandbox");
  const [description, sandbox] = await Promise.all([
    fetch("/openapi.json").then((answer) => answer.json()),
    fetch("/docs/sandbox.json").then((answer) => (answer.ok ? answer.json() : null)),
  ]);
  const console_ = window.SwaggerUIBundle({
    spec: description,
    dom_id: "#console",
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    persistAuthorization: false,
    syntaxHighlight: { activated: false },
    onComplete: () => {
      if (sandbox) {
        console_.preauthorizeApiKey("token", sandbox.token);
      }
      document.documentElement.dataset.ready = "true";
    },
  });
  if (!sandbox) {
    status.textContent = "The sandbox is switched off here. Press Authorize and enter a token of your company.";
    return;
  }
  document.getElementById("sandbox-token").textContent = sandbox.token;
  document.getElementById("sandbox-company").textContent = sandbox.company;
  status.hidden = false;
}

start().catch(() => {
  document.getElementById("failed").hidden = false;
});
