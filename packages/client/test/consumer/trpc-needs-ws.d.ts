// tRPC's own declarations name the package ws, which few callers have.
declare module "ws" {
  class ws {}
  namespace ws {
    class WebSocket {}
    class WebSocketServer {}
  }
  export default ws;
}
