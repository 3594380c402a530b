import { createSealedBox } from "@tenon/api/platform/tokens/sealed-box";
import { createSigningKeyRepository } from "@tenon/api/platform/tokens/signing-key.repository";
import type { Database } from "@tenon/db/client";
import type { Finding } from "./finding.ts";

const check = "Signing keys";

/** Whether SECRET_KEY is the one that sealed them. */
export async function checkKeys(
  { prisma }: Pick<Database, "prisma">,
  secretKey: string,
): Promise<Finding[]> {
  const keys = await createSigningKeyRepository(prisma).listActive();
  const box = createSealedBox(secretKey);
  const opened = keys.filter(({ id, sealedPrivateJwk }) => {
    try {
      return box.open(sealedPrivateJwk, id) !== "";
    } catch {
      return false;
    }
  });
  const found = `SECRET_KEY opens ${opened.length} of ${keys.length}`;
  if (keys.length === 0) {
    return [{ check, status: "ok", found: "none yet: the first start makes one" }];
  }
  if (opened.length === keys.length) return [{ check, status: "ok", found }];
  if (opened.length > 0) {
    return [
      {
        check,
        status: "warning",
        found,
        remedy:
          "The others are passed over. If nobody changed SECRET_KEY, another server has another one.",
      },
    ];
  }
  return [
    {
      check,
      status: "failed",
      found,
      remedy:
        "Set the SECRET_KEY they were sealed with. If it is lost: npm run tenon -- rotate-keys, and everybody signs in again.",
    },
  ];
}
