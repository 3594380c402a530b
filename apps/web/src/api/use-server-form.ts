import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import type { ErrorCode } from "@tenon/schemas/errors";
import { describeError, reasonOf } from "./error-reason.ts";
import { sayInLanguage } from "./server-words.ts";
import { useKeptValues } from "./use-kept-values.ts";
import { whenIdle } from "./when-idle.ts";

type Issue = { path: PropertyKey[]; message: string };

type Schema = { safeParse(input: unknown): { error?: { issues: Issue[] } | undefined } };

type Options<Values, Input> = {
  /** Loads what the server asks of the input; it is checked here first with the same words. */
  schema: () => Promise<Schema>;
  initialValues: Values;
  /** By which what is typed is found again after a reload; none for a form with a password. */
  keptAs?: string;
  toInput: (values: Values) => Input;
  send: (input: Input) => Promise<unknown>;
  /** The field that a refusal is about. */
  fieldOf?: Partial<Record<ErrorCode, keyof Values & string>>;
};

/** The first issue of each field, by its name. */
type Errors = Record<string, string | undefined>;

/** A form whose problems land on their fields, whether they are found here or by the server. */
export function useServerForm<Values extends object, Input>({
  schema,
  initialValues,
  keptAs,
  toInput,
  send,
  fieldOf = {},
}: Options<Values, Input>) {
  const [values, setValues] = useKeptValues(initialValues, keptAs);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const formRef = useRef<ParentNode>(null);
  useEffect(() => whenIdle(() => void schema().catch(() => {})), [schema]);

  return {
    values,
    failure,
    isSending,
    submit,
    /** Sends an input that was made otherwise, with the same care for refusals. */
    deliver,
    setValues,
    set<Field extends keyof Values>(name: Field, value: Values[Field]) {
      setValues((before) => ({ ...before, [name]: value }));
      setErrors((before) => ({ ...before, [name]: undefined }));
    },
    /** What a field shows beside its value. */
    bind: (name: keyof Values & string) => ({ name, error: errors[name] }),
  };

  async function submit(event?: SyntheticEvent): Promise<void> {
    event?.preventDefault();
    if (event?.currentTarget instanceof HTMLFormElement) formRef.current = event.currentTarget;
    if (!isSending) await deliver(toInput(values));
  }

  async function deliver(input: Input): Promise<void> {
    setErrors({});
    setFailure(null);
    setSending(true);
    try {
      const { error } = (await schema()).safeParse(input);
      if (error) refuse(error.issues, sayInLanguage(error.issues[0]?.message ?? ""));
      else await send(input);
    } catch (error) {
      refuse(readIssues(error), describeError(error));
    } finally {
      setSending(false);
    }
  }

  function readIssues(error: unknown): Issue[] {
    const reason = reasonOf(error);
    if (reason?.code === "VALIDATION_FAILED") return reason.issues;
    const name = reason && fieldOf[reason.code];
    return name ? [{ path: [name], message: describeError(error) }] : [];
  }

  /** The first issue of each field lands there, the focus on the first of them; what belongs to none is said above. */
  function refuse(issues: Issue[], otherwise: string): void {
    const found: Errors = {};
    for (const { path, message } of issues) {
      const name = fieldAt(path);
      if (name !== undefined) found[name] ??= sayInLanguage(message);
    }
    setErrors(found);
    setFailure(Object.keys(found).length === 0 ? otherwise : null);
    const fields = (formRef.current ?? document).querySelectorAll<HTMLElement>("[name]");
    [...fields].find((field) => (field.getAttribute("name") ?? "") in found)?.focus();
  }

  function fieldAt([name]: PropertyKey[]): string | undefined {
    return typeof name === "string" && name in initialValues ? name : undefined;
  }
}
