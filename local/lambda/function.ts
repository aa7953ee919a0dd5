import { join } from 'node:path';
import type { Cloud, Json, Resource } from '../template.ts';

/** A function as its template describes it. */
export type LocalFunction = {
  name: string;
  arn: string;
  role: string;
  folder: string;
  handler: string;
  /** Seconds. */
  timeout: number;
  /** MB. */
  memory: number;
  environment: Record<string, string>;
};

/** Our functions: those of our runtime, without what answers deployments instead of requests. */
export function readFunctions(cloud: Cloud): LocalFunction[] {
  const deploys = cloud.all('Custom::BaomingPages').map((each) => each.properties.ServiceToken);
  return cloud
    .all('AWS::Lambda::Function')
    .filter(({ properties }) => properties.Handler === 'index.handler')
    .filter(({ arn }) => !deploys.includes(arn))
    .flatMap((resource) => {
      const folder = codeFolder(cloud, resource);
      return folder ? [describe(cloud, resource, folder)] : [];
    });
}

function describe(cloud: Cloud, resource: Resource, folder: string): LocalFunction {
  const { properties, name, arn } = resource;
  const { Variables } = (properties.Environment ?? {}) as { Variables?: Record<string, Json> };
  const layer = layerFolder(cloud, properties.Layers);
  const values = Object.entries(Variables ?? {}).map(([key, value]) => [
    key,
    // A sandbox has no /opt of its own: the layer's folder stands for it.
    layer ? String(value).replace(/^\/opt(?=\/)/, layer) : String(value),
  ]);
  return {
    name,
    arn,
    role: String(properties.Role),
    folder,
    handler: String(properties.Handler),
    timeout: Number(properties.Timeout ?? 3),
    memory: Number(properties.MemorySize ?? 128),
    environment: Object.fromEntries(values),
  };
}

function codeFolder(cloud: Cloud, { stack, properties }: Resource): string | undefined {
  const code = properties.Code as { S3Key?: Json } | undefined;
  return code?.S3Key === undefined ? undefined : cloud.asset(stack, code.S3Key);
}

function layerFolder(cloud: Cloud, layers: Json | undefined): string | undefined {
  const [first] = Array.isArray(layers) ? layers : [];
  const layer = cloud.find('AWS::Lambda::LayerVersion', first);
  const content = layer?.properties.Content as { S3Key?: Json } | undefined;
  const folder = layer && cloud.asset(layer.stack, content?.S3Key);
  return folder && join(folder);
}
