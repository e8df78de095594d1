/** Part of JSON Schema that describes the files of align; see `checklists/*.schema.json`. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  readonly anyOf?: readonly JsonSchema[];
  /** Exactly one holds; a field tells the branches apart, so the first that holds is the one. */
  readonly oneOf?: readonly JsonSchema[];
  /** "#/$defs/name", for a schema that contains itself. */
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
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
 * Returns a value as its schema parses it, fields in the schema's order; `undefined` where it does
 * not conform. The reason takes zod, which takes longer to load than most audits.
 */
export type Check = (value: unknown) => unknown;

const KNOWN = new Set([
  ...'type,anyOf,oneOf,$ref,$defs,const,enum,minimum,exclusiveMinimum,maximum,maxLength,pattern,minItems'.split(
    ',',
  ),
  ...'items,properties,required,propertyNames,additionalProperties,format,$schema,title,description'.split(
    ',',
  ),
]);

/**
 * Turns a schema into its check. Code that ajv generates takes twice the time for three files of
 * answers and 1.4 times for 900 criteria: there are 200 KB of it, which V8 compiles at each start.
 *
 * @throws Error for an unknown keyword, which would be passed over otherwise
 */
export function compileCheck(schema: JsonSchema): Check {
  const checks = new Map<string, Check>();
  const definitions: Definitions = (ref) => (value) => checks.get(ref)?.(value);
  for (const [name, definition] of Object.entries(schema.$defs ?? {})) {
    checks.set(`#/$defs/${name}`, compile(definition, definitions));
  }
  return compile(schema, definitions);
}

/** Finds the check of a reference when a value is checked: a schema may contain itself. */
type Definitions = (ref: string) => Check;

function compile(schema: JsonSchema, definitions: Definitions): Check {
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword));
  if (unknown !== undefined) throw new Error(`a JSON Schema says "${unknown}"; teach it here`);
  if (schema.$ref !== undefined) return definitions(schema.$ref);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return firstOf(branches.map((branch) => compile(branch, definitions)));
  if (schema.type === 'object') {
    return schema.properties ? fields(schema, definitions) : entries(schema, definitions);
  }
  if (schema.type === 'array') return list(schema, definitions);
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

function fields({ properties = {}, required = [] }: JsonSchema, definitions: Definitions): Check {
  const checks = Object.entries(properties).map(
    ([name, schema]) => [name, compile(schema, definitions)] as const,
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

function entries(
  { propertyNames, additionalProperties }: JsonSchema,
  definitions: Definitions,
): Check {
  const checkName = compile(propertyNames ?? { type: 'string' }, definitions);
  const check = compile(additionalProperties || {}, definitions);
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

function list({ items = {}, minItems = 0 }: JsonSchema, definitions: Definitions): Check {
  const check = compile(items, definitions);
  return (value) => {
    if (!Array.isArray(value) || value.length < minItems) return undefined;
    const checked = value.map(check);
    return checked.includes(undefined) ? undefined : checked;
  };
}

function text({
  maxLength = Number.POSITIVE_INFINITY,
  pattern = '',
  ...schema
}: JsonSchema): Check {
  const expression = new RegExp(pattern);
  return (value) =>
    typeof value === 'string' &&
    value.length <= maxLength &&
    expression.test(value) &&
    isListed(schema, value)
      ? value
      : undefined;
}

function number(schema: JsonSchema): Check {
  const { minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE } = schema;
  const { exclusiveMinimum = Number.NEGATIVE_INFINITY } = schema;
  const isKind = schema.type === 'integer' ? Number.isInteger : Number.isFinite;
  return (value) =>
    typeof value === 'number' &&
    isKind(value) &&
    value >= minimum &&
    value > exclusiveMinimum &&
    value <= maximum &&
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
