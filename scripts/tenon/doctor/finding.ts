/** What one look at an installation found, and what to do about it. */
export type Finding = {
  check: string;
  status: "ok" | "warning" | "failed" | "skipped";
  found: string;
  remedy?: string;
};

/** Looks, and takes a look that breaks off for a failed one. */
export async function look(check: string, at: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await at();
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return [
      { check, status: "failed", found, remedy: "Mend what it names, then run doctor again." },
    ];
  }
}
