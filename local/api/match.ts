/** A route of the HTTP API with what answers it. */
export type Route = {
  routeKey: string;
  functionName: string;
  /** Present on routes behind the JWT authorizer. */
  authorizer?: { issuer: string; audience: string[]; scopes: string[] };
  /** Present on routes behind an authorizer that is a function. */
  check?: { functionName: string; header: string; keptMs: number };
};
export type Match = { route: Route; parameters: Record<string, string> };

/**
 * Finds the route as API Gateway does: exact segments before `{parameter}`, before `{proxy+}`,
 * before `$default`; a method before ANY. Parameters are decoded, the path itself is not.
 */
export function matchRoute(routes: Route[], method: string, path: string): Match | undefined {
  const segments = path.split('/').slice(1);
  const matches = routes.flatMap((route) => {
    const parameters = parametersOf(route.routeKey, method, segments);
    return parameters ? [{ route, parameters }] : [];
  });
  const [best] = matches.sort((a, b) => (rank(a.route.routeKey) < rank(b.route.routeKey) ? -1 : 1));
  return best;
}

function parametersOf(routeKey: string, method: string, segments: string[]) {
  if (routeKey === '$default') return {};
  const [verb, path = ''] = routeKey.split(' ');
  if (verb !== 'ANY' && verb !== method) return undefined;
  const pattern = path.split('/').slice(1);
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const value = segments[index];
    const [, name = '', greedy] = /^\{(.+?)(\+?)\}$/.exec(part) ?? [];
    if (!value && name) return undefined;
    if (greedy) {
      parameters[name] = decode(segments.slice(index).join('/'));
      return parameters;
    }
    if (name) parameters[name] = decode(value ?? '');
    else if (part !== value) return undefined;
  }
  return pattern.length === segments.length ? parameters : undefined;
}

/** Sorts keys by how exact they are, segment by segment; a digit a segment, then the method. */
function rank(routeKey: string): string {
  if (routeKey === '$default') return '9';
  const [verb, path = ''] = routeKey.split(' ');
  const kinds = path
    .split('/')
    .slice(1)
    .map((part) => {
      if (/\+\}$/.test(part)) return '2';
      return part.startsWith('{') ? '1' : '0';
    });
  return `${kinds.join('')}${verb === 'ANY' ? '1' : '0'}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
