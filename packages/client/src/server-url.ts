/** The server's address without what follows it. */
export function readServerUrl(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new TypeError(
      `The url must be the server's address, like https://tenon.example, not "${url}".`,
    );
  }
  const path = address.pathname.replace(/\/+$/, "");
  if (/\/(?:trpc|api\/v1)$/.test(path)) {
    throw new TypeError(
      `The url is the server's address without what follows it: ${address.origin}.`,
    );
  }
  return address.origin + path;
}
