import chinese from 'virtual:texts/zh-CN/later';
import type { LaterKey, TextKey } from '../../../shared/texts/index.ts';
import { addChinese, t as first, type Values } from './preferences.ts';

addChinese(chinese);

/** The texts of screens that come when they are opened, and all of the first ones. */
export const t = first as (key: TextKey | LaterKey, values?: Values) => string;
