import { z } from "zod";
import { refuseField } from "./refuse-field.ts";

type Path = (string | number)[];

/** Makes of a text in an address what the field's schema declares. */
type ReadText = (text: string, path: Path) => unknown;

/** How to read a field out of an address; throws at the start when no text can say what the field takes. */
export function textReader(schema: z.ZodType): ReadText {
  switch (schema.type) {
    case "string":
    case "enum":
    case "literal":
      return (text) => text;
    case "boolean":
      return readBoolean;
    case "number":
      return readNumber;
    case "date":
      return readMoment;
    default:
      throw new Error(`An address can't carry a field of type ${schema.type}.`);
  }
}

function readBoolean(text: string, path: Path): boolean {
  if (text !== "true" && text !== "false") throw refuseField(path, "Must be true or false.");
  return text === "true";
}

/** As JSON writes it. */
function readNumber(text: string, path: Path): number {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) throw refuseField(path, "Must be a number.");
  return Number(text);
}

export function readMoment(text: string, path: Path): Date {
  if (!Moment.safeParse(text).success) {
    throw refuseField(path, "Must be a time with its zone, like 2027-03-01T18:00:00Z.");
  }
  return new Date(text);
}

const Moment = z.iso.datetime({ offset: true });
