import { plural, t } from "@lingui/core/macro";
import type { AuditEntry } from "@tenon/schemas/audit";
import { describeList } from "#ui/describe-list.ts";
import { describeMoney } from "#ui/describe-money.ts";

/** A piece of a sentence: words, or one of the accounts it is about. */
export type Piece = string | { party: "actor" | "target" };

/** What happened, as one would say it. A newer server may know acts that this page has no sentence for. */
export function describeEntry(entry: AuditEntry): Piece[] {
  const told = tell(entry);
  const sentence = sentences[entry.action]?.(told) ?? `${told.actor}: ${entry.action}`;
  return sentence
    .split(new RegExp(`(${actorMark}|${targetMark})`, "u"))
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (piece === actorMark) return { party: "actor" };
      return piece === targetMark ? { party: "target" } : piece;
    });
}

/** Stand for the accounts while the sentence is words only; no language has letters of its own for them. */
const actorMark = "\uE000";
const targetMark = "\uE001";

/** An entry in parts of a sentence. */
type Told = {
  actor: string;
  target: string;
  isOwn: boolean;
  /** A detail as it was noted. */
  detail: (name: string) => string;
  details: AuditEntry["details"];
};

function tell({ actor, target, via, details }: AuditEntry): Told {
  const nobody = via === "operator" ? t`An operator` : t`Somebody`;
  return {
    actor: actor ? actorMark : nobody,
    target: target ? targetMark : t`an account`,
    isOwn: actor !== null && actor.id === target?.id,
    detail: (name) => String(details[name] ?? t`unknown`).replaceAll(/[\uE000\uE001]/gu, ""),
    details,
  };
}

const sentences: Record<string, ((told: Told) => string) | undefined> = {
  "account.registered": ({ actor, target, isOwn }) =>
    isOwn ? t`${actor} signed up` : t`The account ${target} was made`,
  "account.exported": ({ actor }) => t`${actor} downloaded their data`,
  "account.removed": ({ actor }) => t`${actor} deleted their account`,
  "session.started": ({ actor }) => t`${actor} signed in`,
  "session.refused": ({ target }) =>
    target === targetMark
      ? t`Somebody failed to sign in as ${target}`
      : t`Somebody failed to sign in with an address that no account has`,
  "session.revoked": ({ actor }) => t`${actor} signed one of their devices out`,
  "session.reused": ({ target }) => t`A copied session of ${target} was noticed and ended`,
  "sessions.ended": describeEnd,
  "email.verified": ({ actor }) => t`${actor} confirmed their address`,
  "email.change-requested": ({ actor }) => t`${actor} asked for another address`,
  "email.changed": ({ actor }) => t`${actor} changed their address`,
  "password.changed": ({ actor }) => t`${actor} changed their password`,
  "password.reset-requested": ({ actor, target }) =>
    t`${actor} asked for a link to set a new password for ${target}`,
  "password.reset": ({ actor }) => t`${actor} set a new password`,
  "api-key.created": ({ actor, detail }) => {
    const name = detail("name");
    return t`${actor} made the API key “${name}”`;
  },
  "api-key.revoked": ({ actor, detail }) => {
    const name = detail("name");
    return t`${actor} revoked the API key “${name}”`;
  },
  "webhook.created": ({ actor, detail }) => {
    const url = detail("url");
    return t`${actor} made a webhook to “${url}”`;
  },
  "webhook.updated": describeWebhookUpdate,
  "webhook.secret-rotated": ({ actor, detail }) => {
    const url = detail("url");
    return t`${actor} gave the webhook to “${url}” a new secret`;
  },
  "webhook.removed": ({ actor, detail }) => {
    const url = detail("url");
    return t`${actor} removed the webhook to “${url}”`;
  },
  "identity.linked": ({ target }) => t`${target} can sign in by another way now`,
  "user.created": ({ actor, target }) => t`${actor} created the account ${target}`,
  "user.updated": describeUpdate,
  "user.removed": ({ actor, target }) => t`${actor} removed the account ${target}`,
  "post.unpublished": ({ actor, target, detail }) => {
    const title = detail("title");
    return t`${actor} took down ${target}’s post “${title}”`;
  },
  "post.removed": ({ actor, target, detail }) => {
    const title = detail("title");
    return t`${actor} removed ${target}’s post “${title}”`;
  },
  "comment.removed": ({ actor, target }) => t`${actor} removed a comment by ${target}`,
  "product.created": ({ actor, detail }) => {
    const code = detail("sku");
    return t`${actor} added the product “${code}”`;
  },
  "product.updated": describeProductUpdate,
  "product.stock-adjusted": ({ actor, detail }) => {
    const code = detail("sku");
    const [before, after] = [detail("stock.from"), detail("stock.to")];
    return t`${actor} adjusted the stock of “${code}” from ${before} to ${after}`;
  },
  "product.removed": ({ actor, detail }) => {
    const code = detail("sku");
    return t`${actor} removed the product “${code}”`;
  },
  "order.paid": ({ actor, detail }) => {
    const number = detail("number");
    return t`${actor} marked order ${number} paid`;
  },
  "order.shipped": ({ actor, detail }) => {
    const number = detail("number");
    return t`${actor} shipped order ${number}`;
  },
  "order.delivered": ({ actor, detail }) => {
    const number = detail("number");
    return t`${actor} marked order ${number} delivered`;
  },
  "order.cancelled": ({ actor, detail }) => {
    const number = detail("number");
    return t`${actor} cancelled order ${number}`;
  },
  "tasks.imported": ({ actor, target, details: { tasks } }) =>
    typeof tasks === "number"
      ? plural(tasks, {
          one: `${actor} imported # task for ${target}`,
          other: `${actor} imported # tasks for ${target}`,
        })
      : t`${actor} imported tasks for ${target}`,
  "tasks.exported": ({ actor, target }) => t`${actor} exported the tasks of ${target}`,
  "signing-key.rotated": ({ actor }) => t`${actor} rotated the signing keys`,
};

function describeEnd({ actor, target, isOwn, details: { ended } }: Told): string {
  if (typeof ended !== "number") {
    return isOwn ? t`${actor} signed out everywhere` : t`${actor} signed ${target} out everywhere`;
  }
  return isOwn
    ? plural(ended, {
        one: `${actor} signed out everywhere (# session)`,
        other: `${actor} signed out everywhere (# sessions)`,
      })
    : plural(ended, {
        one: `${actor} signed ${target} out everywhere (# session)`,
        other: `${actor} signed ${target} out everywhere (# sessions)`,
      });
}

function describeUpdate(told: Told): string {
  const { actor, target, isOwn, details } = told;
  const changes = describeList(changesOf(told));
  const isSwitched = "isActive.to" in details;
  const isActivated = details["isActive.to"] === true;
  if (changes === "") {
    if (!isSwitched) return t`${actor} saved ${target} without a change`;
    return isActivated ? t`${actor} activated ${target}` : t`${actor} deactivated ${target}`;
  }
  if (isSwitched) {
    return isActivated
      ? t`${actor} changed ${target}’s ${changes}, and activated the account`
      : t`${actor} changed ${target}’s ${changes}, and deactivated the account`;
  }
  return isOwn
    ? t`${actor} changed their own ${changes}`
    : t`${actor} changed ${target}’s ${changes}`;
}

function describeWebhookUpdate({ actor, detail, details }: Told): string {
  const url = detail("url");
  if ("url.from" in details) {
    const before = detail("url.from");
    return t`${actor} changed where the webhook to “${before}” leads: to “${url}”`;
  }
  if ("events.to" in details) return t`${actor} chose other events for the webhook to “${url}”`;
  return details["paused.to"] === true
    ? t`${actor} paused the webhook to “${url}”`
    : t`${actor} resumed the webhook to “${url}”`;
}

function describeProductUpdate(told: Told): string {
  const { actor, detail, details } = told;
  const code = detail("sku");
  const changes = describeList(productChangesOf(told));
  if (changes !== "") return t`${actor} changed the product “${code}”: ${changes}`;
  if (!("isActive.to" in details)) return t`${actor} saved the product “${code}” without a change`;
  return details["isActive.to"] === true
    ? t`${actor} put the product “${code}” into the shop`
    : t`${actor} took the product “${code}” out of the shop`;
}

/** But for whether it is for sale, when that is all that changed. */
function productChangesOf({ detail, details }: Told): string[] {
  const changes: string[] = [];
  if ("sku.to" in details) {
    const [before, after] = [detail("sku.from"), detail("sku.to")];
    changes.push(t`code from “${before}” to “${after}”`);
  }
  if ("name.to" in details) {
    const [before, after] = [detail("name.from"), detail("name.to")];
    changes.push(t`name from “${before}” to “${after}”`);
  }
  if ("price.to" in details) {
    const before = describePrice(details["price.from"], detail("currency.from"));
    const after = describePrice(details["price.to"], detail("currency.to"));
    changes.push(t`price from ${before} to ${after}`);
  }
  if ("description" in details) changes.push(t`description`);
  if (changes.length > 0 && "isActive.to" in details) {
    changes.push(details["isActive.to"] === true ? t`for sale now` : t`no longer for sale`);
  }
  return changes;
}

function describePrice(amount: unknown, currency: string): string {
  return typeof amount === "number" ? describeMoney({ amount, currency }) : t`unknown`;
}

function changesOf({ detail, details }: Told): string[] {
  const changes: string[] = [];
  if ("name.to" in details) {
    const [before, after] = [detail("name.from"), detail("name.to")];
    changes.push(t`name from “${before}” to “${after}”`);
  }
  if ("role.to" in details) {
    const [before, after] = [nameRole(detail("role.from")), nameRole(detail("role.to"))];
    changes.push(t`role from ${before} to ${after}`);
  }
  return changes;
}

function nameRole(role: string): string {
  if (role === "admin") return t`admin`;
  return role === "member" ? t`member` : role;
}
