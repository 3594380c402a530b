import { type FormErrors, schemaResolver, useForm } from "@mantine/form";
import type { ErrorCode } from "@tenon/schemas/errors";
import { useState } from "react";
import { describeError, reasonOf } from "./error-reason.ts";

type Options<Values, Input> = {
  /** What the server asks of the input; checked here first with the same words. */
  schema: Parameters<typeof schemaResolver>[0];
  initialValues: Values;
  toInput: (values: Values) => Input;
  send: (input: Input) => Promise<unknown>;
  /** The field that a refusal is about. */
  fieldOf?: Partial<Record<ErrorCode, keyof Values & string>>;
};

/** A form whose problems land on their fields, whether they are found here or by the server. */
export function useServerForm<Values extends Record<string, unknown>, Input>({
  schema,
  initialValues,
  toInput,
  send,
  fieldOf = {},
}: Options<Values, Input>) {
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const check = schemaResolver(schema, { sync: true });
  const form = useForm<Values>({ initialValues, validate: (values) => check(toInput(values)) });

  return { form, failure, setFailure, isSending, submit: form.onSubmit(submit, focusFirst) };

  async function submit(values: Values): Promise<void> {
    setFailure(null);
    setSending(true);
    try {
      await send(toInput(values));
    } catch (error) {
      refuse(readFieldErrors(error), error);
    } finally {
      setSending(false);
    }
  }

  function refuse(errors: FormErrors, error: unknown): void {
    const known = Object.fromEntries(Object.entries(errors).filter(([path]) => path in initialValues));
    form.setErrors(known);
    if (Object.keys(known).length === 0) setFailure(describeError(error));
    else focusFirst(known);
  }

  function readFieldErrors(error: unknown): FormErrors {
    const reason = reasonOf(error);
    if (reason?.code === "VALIDATION_FAILED") {
      return Object.fromEntries(reason.issues.toReversed().map(({ path, message }) => [String(path[0] ?? ""), message]));
    }
    const field = reason && fieldOf[reason.code];
    return field ? { [field]: describeError(error) } : {};
  }

  function focusFirst(errors: FormErrors): void {
    const [path] = Object.keys(errors);
    if (path !== undefined) document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
  }
}
