/** Signing orders as the manual V1.28 tables list them, requests (q) and answers (a). */
const words = (text: string) => text.split(' ');

export const buyOrder = words(
  'p0_Cmd p1_MerId p2_Order p3_Amt p4_Cur p5_Pid p6_Pcat p7_Pdesc p8_Url p9_SAF pa_MP ' +
    'pb_ServerNotifyUrl pd_FrpId pm_Period pn_Unit pr_NeedResponse pt_UserName pt_PostalCode ' +
    'pt_Address pt_TeleNo pt_Mobile pt_Email pt_LeaveMessage',
);
export const noticeOrder = words(
  'p1_MerId r0_Cmd r1_Code r2_TrxId r3_Amt r4_Cur r5_Pid r6_Order r7_Uid r8_MP r9_BType',
);
export const commandOrders: Record<string, { request: string[]; answer: string[] }> = {
  QueryOrdDetail: {
    request: words('p0_Cmd p1_MerId p2_Order pv_Ver p3_ServiceType'),
    answer: words(
      'r0_Cmd r1_Code r2_TrxId r3_Amt r4_Cur r5_Pid r6_Order r8_MP rw_RefundRequestID ' +
        'rx_CreateTime ry_FinshTime rz_RefundAmount rb_PayStatus rc_RefundCount rd_RefundAmt',
    ),
  },
  RefundOrd: {
    request: words('p0_Cmd p1_MerId p2_Order pb_TrxId p3_Amt p4_Cur p5_Desc'),
    answer: words('r0_Cmd r1_Code r2_TrxId r3_Amt r4_Cur'),
  },
  RefundResults: {
    request: words('p0_Cmd p1_MerId p2_Order pb_TrxId'),
    answer: words('r0_Cmd r1_Code r2_TrxId r4_Order refundStatus refundFrpStatus'),
  },
  CancelOrd: {
    request: words('p0_Cmd p1_MerId pb_TrxId pv_Ver'),
    answer: words('r0_Cmd r1_Code'),
  },
};
