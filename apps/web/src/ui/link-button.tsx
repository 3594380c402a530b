import { Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";

type AnchorButtonProps = ButtonProps & Omit<ComponentProps<"a">, keyof ButtonProps>;

// oxlint-disable-next-line react/only-export-components -- createLink makes the component that is exported
function AnchorButton(props: AnchorButtonProps) {
  return <Button component="a" {...props} />;
}

/** A link that looks like a button. */
export const LinkButton = createLink(AnchorButton);
