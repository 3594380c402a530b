import classes from "./form-failure.module.css";
import { IconAlert } from "./icons.tsx";

/** Why a form could not be sent; read out when it appears. */
export function FormFailure({ message }: { message: string | null }) {
  if (message === null) return null;
  return (
    <div role="alert" className={classes.failure}>
      <IconAlert />
      <span>{message}</span>
    </div>
  );
}
