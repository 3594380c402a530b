/** The address; null when it is not `redis://user:password@host:6379/0` or `rediss://…`. */
export function readRedisUrl(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === "") return null;
  if (!/^\/?\d*$/.test(url.pathname) || url.search !== "" || url.hash !== "") return null;
  return isEncoded(url.username) && isEncoded(url.password) ? url.href : null;
}

function isEncoded(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
