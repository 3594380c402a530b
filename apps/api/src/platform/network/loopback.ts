/** Whether a host name, as addresses have it, is this machine’s own: nobody listens in on the way there. */
export function isLoopback(hostname: string): boolean {
  return (
    ["localhost", "::1", "[::1]"].includes(hostname) ||
    hostname.endsWith(".localhost") ||
    /^127(?:\.\d+){3}$/.test(hostname)
  );
}
