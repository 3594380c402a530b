import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { createSealedBox } from "./sealed-box.ts";
import { createWebhookSecrets } from "./webhook-secrets.ts";

const secrets = createWebhookSecrets(createSealedBox("a key of this server, long enough"));
const body = '{"type":"task.created","data":{"title":"Öl für die Säge"}}';
const message = { id: "01985a7e-0000-7000-8000-000000000001", at: new Date(), body };

describe("a signed message", () => {
  it("is what the specification’s own library verifies", () => {
    const { text, sealed } = secrets.make("w1");
    const headers = secrets.sign(message, { webhookId: "w1", sealed: [sealed] });
    expect(new Webhook(text).verify(body, headers)).toEqual(JSON.parse(body));
  });

  it("is signed as the specification’s example is", () => {
    const box = createSealedBox("a key of this server, long enough");
    const sealed = [box.seal("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "webhook w1")];
    const example = {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      at: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    };
    expect(secrets.sign(example, { webhookId: "w1", sealed })).toEqual({
      "webhook-id": example.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("is verified with the new secret and with the former one", () => {
    const [former, present] = [secrets.make("w1"), secrets.make("w1")];
    const sealed = [present.sealed, former.sealed];
    const headers = secrets.sign(message, { webhookId: "w1", sealed });
    for (const { text } of [former, present]) {
      expect(new Webhook(text).verify(body, headers)).toEqual(JSON.parse(body));
    }
    const stranger = new Webhook(secrets.make("w2").text);
    expect(() => stranger.verify(body, headers)).toThrow("No matching signature");
  });

  it("is not made with a secret of another webhook, or of another server", () => {
    const { sealed } = secrets.make("w1");
    const elsewhere = createWebhookSecrets(createSealedBox("the key of quite another server"));
    const notReadable = "Its secret can’t be read. Make a new one.";
    const sign = (signer: typeof secrets, webhookId: string) => () =>
      signer.sign(message, { webhookId, sealed: [sealed] });
    expect(sign(secrets, "w2")).toThrow(notReadable);
    expect(sign(elsewhere, "w1")).toThrow(notReadable);
  });
});
