import { t } from "@lingui/core/macro";
import { UnstyledButton } from "@mantine/core";
import { useId, useState } from "react";
import classes from "./product-list.module.css";

/** About what three lines of a narrow card hold. */
const shortest = 110;

/** What a product is; a long text is cut until somebody wants the rest. */
export function ProductDescription({ name, text }: { name: string; text: string }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isLong = text.length > shortest || text.trim().split("\n").length > 3;
  return (
    <>
      <p id={id} className={classes.description} data-cut={(isLong && !isOpen) || undefined}>
        {text}
      </p>
      {isLong && (
        <UnstyledButton
          className={classes.more}
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={isOpen ? t`Less about ${name}` : t`More about ${name}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t`Less` : t`More`}
        </UnstyledButton>
      )}
    </>
  );
}
