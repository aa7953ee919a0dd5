import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { areaList } from '@vant/area-data';

/**
 * Writes the GB/T 2260 divisions as one flat object, code of six digits -> name, into
 * <target>/reference-data/divisions.json; on Lambda that is /opt/reference-data/divisions.json.
 */
async function buildReferenceData(target: string): Promise<void> {
  const divisions = { ...areaList.province_list, ...areaList.city_list, ...areaList.county_list };
  const folder = join(target, 'reference-data');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'divisions.json'), JSON.stringify(divisions));
}

const target = process.argv[2];
if (!target) throw new Error('usage: node layers/reference-data/build.ts <target folder>');
await buildReferenceData(target);
