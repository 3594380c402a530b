import { lostConnection } from "./answer-error.ts";

type Upload = (input: RequestInfo | URL, init: RequestInit) => Promise<Response>;

/** Sends as `fetch` does, and tells how many bytes of the body are on their way, which `fetch` can't. */
export function uploadFetch(onSent: (bytes: number) => void): Upload {
  return (input, { method = "POST", headers, body, signal }) => {
    const { promise: answered, resolve, reject } = Promise.withResolvers<Response>();
    const request = new XMLHttpRequest();
    const answer = followText(request);
    const abort = () => request.abort();

    request.open(method, input instanceof Request ? input.url : input);
    for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded }) => onSent(loaded));
    request.addEventListener("readystatechange", () => {
      if (request.readyState !== XMLHttpRequest.HEADERS_RECEIVED) return;
      resolve(new Response(answer, { status: request.status }));
    });
    request.addEventListener("error", () => reject(lostConnection(null)));
    request.addEventListener("abort", () => reject(lostConnection(signal?.reason)));
    signal?.addEventListener("abort", abort);
    request.addEventListener("loadend", () => signal?.removeEventListener("abort", abort));
    request.send(body instanceof ReadableStream ? null : body);
    return answered;
  };
}

/** The answer's text, piece by piece as it arrives. */
function followText(request: XMLHttpRequest): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let read = 0;
  return new ReadableStream({
    start(stream) {
      const take = () => {
        stream.enqueue(encoder.encode(request.responseText.slice(read)));
        read = request.responseText.length;
      };
      request.addEventListener("progress", take);
      request.addEventListener("load", () => {
        take();
        stream.close();
      });
      for (const end of ["error", "abort"] as const) {
        request.addEventListener(end, () => stream.error(lostConnection(null)));
      }
    },
  });
}
