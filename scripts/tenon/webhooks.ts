import { Command } from "commander";
import { countOf } from "./amounts.ts";
import { type Context, describeCommand, termOf } from "./describe-command.ts";
import { wholeNumber } from "./whole-number.ts";
import { type Services, withServices } from "./with-services.ts";

type Webhooks = Services["operatorWebhooks"];
type Webhook = Awaited<ReturnType<Webhooks["list"]>>[number];
type Delivery = Awaited<ReturnType<Webhooks["show"]>>["deliveries"][number];

/** Everybody's webhooks, and what to do with those that don't get through: a group of four commands. */
export function webhooksCommand(context: Context): Command {
  const group = new Command("webhooks")
    .summary("See everybody's webhooks, and what to do with those that don't get through")
    .description(
      "See everybody's webhooks, and what to do with those that don't get through.\nOf an address only the server is shown, as the rest may be a secret.",
    )
    .configureHelp({ subcommandTerm: termOf })
    .helpCommand(false)
    .exitOverride();
  for (const create of [listCommand, showCommand, redriveCommand, resumeCommand]) {
    group.addCommand(create(context));
  }
  return group;
}

function listCommand({ answer }: Context): Command {
  return describeCommand({
    name: "list",
    summary: "List webhooks, those that are paused or fail first",
    examples: [
      ["webhooks list", "at most 100"],
      ["webhooks list --limit 1000 --json", "for programs"],
    ],
  })
    .option("--limit <n>", "list at most so many", wholeNumber(1, 999_999), 100)
    .action(async ({ limit }: { limit: number }) => {
      const webhooks = await withServices(({ operatorWebhooks }) => operatorWebhooks.list(limit));
      answer({
        words: webhooks.map(describeWebhook).join("\n") || "There are no webhooks.",
        value: { webhooks: webhooks.map(webhookValue) },
      });
    });
}

function showCommand({ answer }: Context): Command {
  return describeCommand({
    name: "show",
    summary: "Show a webhook, and what became of its newest messages",
    examples: [
      ["webhooks show 01890a5d-ac96-774b-bcce-b302099a8057", "by its id from webhooks list"],
    ],
  })
    .argument("<id>", "the id of a webhook")
    .action(async (id: string) => {
      const { webhook, deliveries } = await withServices(({ operatorWebhooks }) =>
        operatorWebhooks.show(id),
      );
      answer({
        words: `${describeWebhook(webhook)}\n\n${describeDeliveries(deliveries)}`,
        value: { webhook: webhookValue(webhook), deliveries: deliveries.map(deliveryValue) },
      });
    });
}

function redriveCommand({ answer }: Context): Command {
  return describeCommand({
    name: "redrive",
    summary: "Send all messages of a webhook again that failed",
    details: "Once its receiver is mended. They are tried as often as new ones.",
    examples: [
      ["webhooks redrive 01890a5d-ac96-774b-bcce-b302099a8057", "what it missed in 30 days"],
    ],
  })
    .argument("<id>", "the id of a webhook that is not paused")
    .action(async (id: string) => {
      const redriven = await withServices(({ operatorWebhooks }) => operatorWebhooks.redrive(id));
      answer({ words: `${countOf(redriven, "message")} will be sent again.`, value: { redriven } });
    });
}

function resumeCommand({ answer }: Context): Command {
  return describeCommand({
    name: "resume",
    summary: "Let a webhook that was paused go on",
    details: "What waits is sent. What happened while it was paused is not.",
    examples: [["webhooks resume 01890a5d-ac96-774b-bcce-b302099a8057", "whoever paused it"]],
  })
    .argument("<id>", "the id of a webhook")
    .action(async (id: string) => {
      const resumed = await withServices(({ operatorWebhooks }) => operatorWebhooks.resume(id));
      answer({
        words: resumed ? "The webhook is at work again." : "The webhook is not paused.",
        value: { resumed },
      });
    });
}

function describeWebhook(webhook: Webhook): string {
  const { id, url, owner, waiting, failed } = webhook;
  return `${id}  ${originOf(url)} of ${owner.email}\n  ${stateOf(webhook)}; ${waiting} waiting, ${failed} failed`;
}

function stateOf({ pausedAt, pauseReason, failingSince }: Webhook): string {
  if (pausedAt) return `paused since ${pausedAt.toISOString()} (${pauseReason})`;
  return failingSince ? `failing since ${failingSince.toISOString()}` : "at work";
}

function describeDeliveries(deliveries: Delivery[]): string {
  if (deliveries.length === 0) return "It has no messages.";
  const paragraphs = deliveries.map(
    ({ id, type, createdAt, state, attempts, problem }) =>
      `${id}  ${type}, ${createdAt.toISOString()}: ${state}, attempt ${attempts}${problem === null ? "" : `\n  ${problem}`}`,
  );
  return paragraphs.join("\n");
}

function webhookValue({ url, owner, ...webhook }: Webhook) {
  return { ...webhook, origin: originOf(url), owner: { id: owner.userId, email: owner.email } };
}

/** Without what was sent and how it was answered, which is for the owner. */
function deliveryValue({ id, type, state, attempts, status, problem, ...times }: Delivery) {
  const { createdAt, lastAttemptAt, nextAttemptAt } = times;
  return { id, type, state, attempts, status, problem, createdAt, lastAttemptAt, nextAttemptAt };
}

function originOf(url: string): string {
  return new URL(url).origin;
}
