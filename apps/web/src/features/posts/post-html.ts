const policy = window.trustedTypes?.createPolicy("post-html", { createHTML: (html) => html });

/** Lets what `renderMarkdown` made into the page: it escapes what people write and makes every tag itself. */
export function postHtml(html: string): TrustedHTML | string {
  return policy?.createHTML(html) ?? html;
}
