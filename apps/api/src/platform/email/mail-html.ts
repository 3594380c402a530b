type Content = {
  subject: string;
  paragraphs: string[];
  action: { label: string; url: string } | undefined;
  footer: string;
};

/** Styles stand inline, as many mail programs drop the others; those for the dark are for the programs that keep them. */
export function renderMailHtml({ subject, paragraphs, action, footer }: Content): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #111413 !important; }
  .card { background: #161a18 !important; border-color: #2a312e !important; color: #e4e9e7 !important; }
  .brand, .link { color: #67bd9b !important; }
  .small { color: #a5afab !important; }
  .rule { border-color: #2a312e !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:24px 12px;background:#f1f4f3">
<div class="card" style="box-sizing:border-box;max-width:560px;margin:0 auto;padding:28px 24px;background:#ffffff;border:1px solid #dde3e0;border-radius:12px;color:#1b2420;font-family:${fonts};font-size:16px;line-height:1.55">
<p class="brand" style="margin:0 0 20px;color:#2b7f60;font-weight:700">Tenon</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:650">${escapeHtml(subject)}</h1>
${paragraphs.map(renderParagraph).join("\n")}
${action ? renderAction(action) : ""}
<hr class="rule" style="margin:28px 0 16px;border:0;border-top:1px solid #dde3e0">
<p class="small" style="margin:0;color:#5b6570;font-size:13px">${escapeHtml(footer)}</p>
</div>
</body>
</html>
`;
}

const fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

function renderParagraph(words: string): string {
  return `<p style="margin:0 0 16px;overflow-wrap:anywhere">${escapeHtml(words)}</p>`;
}

/** The button is as wide as its borders: Outlook knows no padding there. */
function renderAction({ label, url }: { label: string; url: string }): string {
  const address = escapeHtml(url);
  return `<p style="margin:24px 0"><a href="${address}" style="display:inline-block;background:#2b7f60;border:solid #2b7f60;border-width:11px 20px;border-radius:8px;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>
<p class="small" style="margin:0;color:#5b6570;font-size:13px">Or open this address:<br><a class="link" href="${address}" style="color:#2b7f60;overflow-wrap:anywhere;word-break:break-all">${address}</a></p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
