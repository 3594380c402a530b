import { z } from "zod";

const Bound = z.number().optional();
const Length = z.int().min(0).optional();
const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * JSON Schema (2020-12) as far as the contract uses it. Strict: a keyword that is not named here would be compared
 * by nobody, so it has to be added here and in the comparison first.
 */
export const JsonSchema = z.strictObject({
  $ref: z.string().optional(),
  description: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  contentEncoding: z.string().optional(),
  enum: z.array(Value).optional(),
  const: Value.optional(),
  default: z.json().optional(),
  minimum: Bound,
  maximum: Bound,
  exclusiveMinimum: Bound,
  exclusiveMaximum: Bound,
  multipleOf: Bound,
  minLength: Length,
  maxLength: Length,
  minItems: Length,
  maxItems: Length,
  /** The first and the last moment; not of the standard, which has no word for them. */
  formatMinimum: z.string().optional(),
  formatMaximum: z.string().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), JsonSchema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), JsonSchema]).optional();
  },
  get propertyNames() {
    return JsonSchema.optional();
  },
  get items() {
    return JsonSchema.optional();
  },
  get anyOf() {
    return z.array(JsonSchema).optional();
  },
  get oneOf() {
    return z.array(JsonSchema).optional();
  },
  get allOf() {
    return z.array(JsonSchema).optional();
  },
});
export type JsonSchema = z.infer<typeof JsonSchema>;
