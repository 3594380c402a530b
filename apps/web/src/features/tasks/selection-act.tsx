import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Disclosure } from "#ui/disclosure.tsx";

type SelectionActProps = {
  name: string;
  icon?: ReactNode;
  isDisabled: boolean;
  children: (close: () => void) => ReactNode;
};

/** Something to do to the selected tasks that needs a choice first. */
export function SelectionAct({ name, icon, isDisabled, children }: SelectionActProps) {
  return (
    <Disclosure
      label={name}
      opens="up"
      renderButton={(button) => (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={icon}
          disabled={isDisabled}
          {...button}
        >
          {name}
        </Button>
      )}
    >
      {children}
    </Disclosure>
  );
}
