/** The gateways that this simulator plays: one ledger and one script, each its own messages. */
import { alipayFace } from './alipay/face.ts';
import type { Face } from './face.ts';
import type { FaceId, SimOrder } from './ledger.ts';
import { wechatFace } from './wechat/face.ts';
import { yeepayFace } from './yeepay-face.ts';
import { yopFace } from './yop/face.ts';

const faces: Record<FaceId, Face> = {
  yeepay: yeepayFace,
  'yeepay-yop': yopFace,
  wechat: wechatFace,
  alipay: alipayFace,
};

export const faceOf = (order: Pick<SimOrder, 'face'>): Face => faces[order.face ?? 'yeepay'];
