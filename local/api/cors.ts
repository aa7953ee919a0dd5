import type { Cloud } from '../template.ts';

export type Cors = {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  MaxAge?: number;
};

export const readCors = (cloud: Cloud): Cors | undefined =>
  cloud.all('AWS::ApiGatewayV2::Api')[0]?.properties.CorsConfiguration as Cors | undefined;

/** The CORS headers for this origin: none when it is not among the allowed ones. */
export function corsHeaders(cors: Cors | undefined, origin: string | undefined) {
  const allowed = cors?.AllowOrigins ?? [];
  if (!origin || !(allowed.includes(origin) || allowed.includes('*'))) return {};
  const headers: Record<string, string> = { 'access-control-allow-origin': origin, vary: 'Origin' };
  if (cors?.AllowMethods) headers['access-control-allow-methods'] = cors.AllowMethods.join(',');
  if (cors?.AllowHeaders) headers['access-control-allow-headers'] = cors.AllowHeaders.join(',');
  if (cors?.ExposeHeaders) headers['access-control-expose-headers'] = cors.ExposeHeaders.join(',');
  if (cors?.MaxAge !== undefined) headers['access-control-max-age'] = String(cors.MaxAge);
  return headers;
}
