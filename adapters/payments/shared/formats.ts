/** What every order is called at a gateway; ASCII, and no word about the applicant. */
export const goods = 'EXAMFEE';

/** What the gateways' and our own numbers may look like; anything else is refused, signed or not. */
export const transactionIdFormat = /^[0-9A-Za-z_-]{1,64}$/;
export const orderNumberFormat = /^[0-9A-Za-z_-]{6,32}$/;
