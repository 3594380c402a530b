// tRPC's own declarations name these modules, and a browser has none of them.
declare module "http" {
  class IncomingMessage {
    socket: object;
  }
  class ServerResponse {}
}
declare module "http2" {
  class Http2ServerRequest {
    socket: object;
  }
  class Http2ServerResponse {}
}
