/** CloudWatch's metric maths, as far as our boards and alarms use it, at one point of time. */
type Value = number | undefined;
export type Scope = { read: (id: string) => Value; at: number };
type Term = (scope: Scope) => Value;

const TOKEN = /\s*(\d+(?:\.\d+)?(?:e-?\d+)?|[A-Za-z_]\w*|&&|\|\||>=|<=|==|[-+*/<>()[\],])/y;
const levels: Record<string, (a: number, b: number) => number>[] = [
  { OR: (a, b) => Number(a !== 0 || b !== 0), '||': (a, b) => Number(a !== 0 || b !== 0) },
  { AND: (a, b) => Number(a !== 0 && b !== 0), '&&': (a, b) => Number(a !== 0 && b !== 0) },
  {
    '>': (a, b) => Number(a > b),
    '<': (a, b) => Number(a < b),
    '>=': (a, b) => Number(a >= b),
    '<=': (a, b) => Number(a <= b),
    '==': (a, b) => Number(a === b),
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => a / b },
];

/** @throws for what it does not know: a board that would be drawn wrongly is not drawn. */
export function parseFormula(text: string): Term {
  const tokens = tokensOf(text);
  let next = 0;
  const take = (wanted?: string): string => {
    const token = tokens[next++];
    if (token === undefined || (wanted && token !== wanted))
      throw new Error(`${text}: ${wanted ?? 'more'} expected`);
    return token;
  };
  const list = (end: string): Term[] => {
    const terms: Term[] = [];
    while (tokens[next] !== end) {
      terms.push(...(tokens[next] === '[' ? array() : [binary(0)]));
      if (tokens[next] === ',') take();
    }
    take(end);
    return terms;
  };
  const array = (): Term[] => {
    take('[');
    return list(']');
  };
  const binary = (level: number): Term => {
    const operators = levels[level];
    if (!operators) return single();
    let left = binary(level + 1);
    for (let each = operators[tokens[next] ?? '']; each; each = operators[tokens[next] ?? '']) {
      take();
      left = both(each, left, binary(level + 1));
    }
    return left;
  };
  const single = (): Term => {
    const token = take();
    if (/^\d/.test(token)) return () => Number(token);
    if (token === '(') {
      const inner = binary(0);
      take(')');
      return inner;
    }
    if (tokens[next] !== '(') return ({ read }) => read(token);
    take('(');
    return call(token, list(')'));
  };
  const whole = binary(0);
  if (next < tokens.length) throw new Error(`${text}: ${tokens[next]} is one too many`);
  return whole;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const token = TOKEN.exec(text)?.[1];
    if (!token) throw new Error(`The local platform cannot read the formula ${text}`);
    tokens.push(token);
  }
  return tokens;
}

/** A missing side makes the whole missing. */
const both =
  (operate: (a: number, b: number) => number, left: Term, right: Term): Term =>
  (scope) => {
    const [a, b] = [left(scope), right(scope)];
    return a === undefined || b === undefined ? undefined : operate(a, b);
  };

function call(name: string, terms: Term[]): Term {
  const [first, second, third] = terms as [Term, Term, Term];
  const known = (scope: Scope) =>
    terms.map((term) => term(scope)).filter((value) => value !== undefined);
  switch (name) {
    case 'IF':
      return (scope) => {
        const condition = first(scope);
        return condition === undefined ? undefined : (condition !== 0 ? second : third)(scope);
      };
    case 'FILL':
      return (scope) => first(scope) ?? second(scope);
    case 'MAX':
      return (scope) => (known(scope).length > 0 ? Math.max(...known(scope)) : undefined);
    case 'SUM':
      return (scope) => known(scope).reduce((sum, value) => sum + value, 0);
    case 'HOUR':
      return (scope) => (first(scope) === undefined ? undefined : new Date(scope.at).getUTCHours());
    default:
      throw new Error(`The local platform does not know the function ${name}.`);
  }
}
