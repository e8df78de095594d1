/** The part of JSON Schema that describes the files of align; see `checklists/*.schema.json`. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  readonly anyOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | false;
}

/**
 * A value as its schema parses it, fields in the schema's order; `undefined` where it does not
 * conform. It never says why: that takes zod, which takes longer to load than most audits.
 */
export type Check = (value: unknown) => unknown;

const KNOWN = new Set(
  `type anyOf const enum minimum maximum maxLength pattern minItems items properties required
  propertyNames additionalProperties format $schema title description`.split(/\s+/),
);

/**
 * Turns a schema into its check.
 * @throws Error for a keyword that this does not know, as it would be passed over
 */
export function compileCheck(schema: JsonSchema): Check {
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword));
  if (unknown !== undefined) throw new Error(`a JSON Schema says "${unknown}"; teach it here`);
  if (schema.anyOf) return firstOf(schema.anyOf.map(compileCheck));
  if (schema.type === 'object') return schema.properties ? fields(schema) : entries(schema);
  if (schema.type === 'array') return list(schema);
  if (schema.type === 'string') return text(schema);
  if (schema.type === 'integer' || schema.type === 'number') return number(schema);
  const isType = (value: unknown) =>
    schema.type === 'null' ? value === null : typeof value === schema.type;
  return (value) => (isType(value) ? value : undefined);
}

function firstOf(branches: readonly Check[]): Check {
  return (value) => {
    for (const check of branches) {
      const checked = check(value);
      if (checked !== undefined) return checked;
    }
    return undefined;
  };
}

function fields({ properties = {}, required = [] }: JsonSchema): Check {
  const checks = Object.entries(properties).map(
    ([name, schema]) => [name, compileCheck(schema)] as const,
  );
  return (value) => {
    if (!isMapping(value)) return undefined;
    const checked: Record<string, unknown> = {};
    let count = 0;
    for (const [name, check] of checks) {
      if (!Object.hasOwn(value, name)) continue;
      const own = check(value[name]);
      if (own === undefined) return undefined;
      checked[name] = own;
      count++;
    }
    const isWhole = required.every((name) => Object.hasOwn(checked, name));
    return isWhole && count === Object.keys(value).length ? checked : undefined;
  };
}

function entries({ propertyNames, additionalProperties }: JsonSchema): Check {
  const checkName = compileCheck(propertyNames ?? { type: 'string' });
  const check = compileCheck(additionalProperties || {});
  return (value) => {
    if (!isMapping(value)) return undefined;
    const checked: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      const own = checkName(name) === undefined ? undefined : check(value[name]);
      if (own === undefined) return undefined;
      checked[name] = own;
    }
    return checked;
  };
}

function list({ items = {}, minItems = 0 }: JsonSchema): Check {
  const check = compileCheck(items);
  return (value) => {
    if (!Array.isArray(value) || value.length < minItems) return undefined;
    const checked = value.map(check);
    return checked.includes(undefined) ? undefined : checked;
  };
}

function text(schema: JsonSchema): Check {
  const { maxLength = Number.POSITIVE_INFINITY } = schema;
  const pattern = new RegExp(schema.pattern ?? '');
  return (value) =>
    typeof value === 'string' &&
    value.length <= maxLength &&
    pattern.test(value) &&
    isListed(schema, value)
      ? value
      : undefined;
}

function number(schema: JsonSchema): Check {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  return (value) =>
    typeof value === 'number' &&
    value >= minimum &&
    value <= maximum &&
    (schema.type === 'number' || Number.isInteger(value)) &&
    isListed(schema, value)
      ? value
      : undefined;
}

function isListed(schema: JsonSchema, value: unknown): boolean {
  return (
    (schema.const === undefined || schema.const === value) && (schema.enum?.includes(value) ?? true)
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
