import type { Cloud, Json } from '../template.ts';

type Distribution = {
  Origins?: { OriginCustomHeaders?: { HeaderName: string; HeaderValue: Json }[] }[];
};

/** The headers that the distributions add, with references to secrets resolved as at a deployment. */
export function originHeaders(
  cloud: Cloud,
  secrets: ReadonlyMap<string, string>,
): Record<string, string> {
  const headers = cloud
    .all('AWS::CloudFront::Distribution')
    .flatMap(({ properties }) => (properties.DistributionConfig as Distribution).Origins ?? [])
    .flatMap(({ OriginCustomHeaders }) => OriginCustomHeaders ?? [])
    .map(({ HeaderName, HeaderValue }) => [HeaderName, resolved(String(HeaderValue), secrets)]);
  return Object.fromEntries(headers);
}

const resolved = (text: string, secrets: ReadonlyMap<string, string>) =>
  text.replace(
    /\{\{resolve:secretsmanager:(arn:.+?):SecretString:[^}]*\}\}/g,
    (_, arn: string) => secrets.get(arn) ?? '',
  );
