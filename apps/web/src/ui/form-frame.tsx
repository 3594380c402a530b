import { Button } from "@mantine/core";
import type { ReactNode, SyntheticEvent } from "react";
import { FormFailure } from "./form-failure.tsx";
import classes from "./form-frame.module.css";

type FormFrameProps = {
  form: SentForm;
  /** What the button says that sends it. */
  send: string;
  canSend?: boolean;
  /** It can’t be taken back. */
  isGrave?: boolean;
  /** As wide as the page, for what is more than fields one under the other. */
  isWide?: boolean;
  /** In a card, the button is as wide as the fields; in a dialog, it answers it. */
  place?: "page" | "card" | "dialog";
  /** Other ways on, beside the button. */
  others?: ReactNode;
  /** The fields. */
  children: ReactNode;
};

/** Of a form, what stands around its fields. */
type SentForm = {
  failure: string | null;
  isSending: boolean;
  submit: (event?: SyntheticEvent) => Promise<void>;
};

/** What went wrong, the fields, and the ways on. */
export function FormFrame({
  form: { failure, isSending, submit },
  send,
  canSend = true,
  isGrave = false,
  isWide = false,
  place = "page",
  others,
  children,
}: FormFrameProps) {
  const button = (
    <Button
      type="submit"
      {...(isGrave && { color: "red" })}
      fullWidth={place === "card"}
      loading={isSending}
      disabled={!canSend}
    >
      {send}
    </Button>
  );
  return (
    <form className={classes.form} data-wide={isWide || undefined} onSubmit={submit} noValidate>
      <FormFailure message={failure} />
      {children}
      <div className={classes.actions} data-place={place}>
        {place === "dialog" && others}
        {button}
        {place !== "dialog" && others}
      </div>
    </form>
  );
}
