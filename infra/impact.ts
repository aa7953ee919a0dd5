import type { OperationName } from '#contract/operations.ts';

/**
 * Who is hurt, and how, when an operation fails: the text of its alarm. A new operation does not
 * compile without its sentence.
 */
export const impact: Record<OperationName, string> = {
  'list-exams': 'Nobody sees which exams are open; applicants cannot start.',
  'get-exam':
    'Applicants cannot read windows, fee and pledge of an exam and cannot start the form.',
  'save-application': 'Applicants cannot register; near the deadline they lose the exam.',
  'log-in': 'Registered applicants cannot return to see a decision, send a photo or pay.',
  'recover-registration-number':
    'Who has lost the registration number cannot ask for another one, and misses the deadline.',
  'log-out': 'Sessions on shared computers stay open until they idle out after 30 minutes.',
  'get-application': 'Applicants cannot see their status and next step.',
  'edit-application': 'Rejected applicants cannot correct their form before the window closes.',
  'withdraw-application': 'Applicants cannot leave a position and apply anew.',
  'sign-photo-upload': 'Approved applicants cannot send their photo, so they cannot pay.',
  'get-photo': 'Applicants cannot see which photo they sent.',
  'appeal-photo': 'A photo that the automatic check refused wrongly cannot go to a person.',
  'sign-document-upload': 'Applicants cannot send the papers that a request needs.',
  'get-document': 'Applicants cannot see which papers they sent.',
  'request-waiver': 'Applicants with a right to a waiver cannot ask for it before the close.',
  'create-order': 'Approved applicants cannot pay; unpaid at the close they forfeit the exam.',
  'get-order': 'Applicants cannot see whether their payment arrived and may try to pay twice.',
  'refresh-order': 'Applicants whose bank has taken the money cannot have it looked up at once.',
  'create-payment-link':
    'People inside WeChat cannot take their order to a browser that can pay it.',
  'open-payment-link': 'People who open a payment link do not reach the cashier.',
  'payment-notice': 'People have paid and are not shown as paid; the gateway repeats its notices.',
  'payment-return': 'People who come back from the bank see an error page instead of their order.',
  'get-payment-page': 'People who come back from the bank do not see how their payment ended.',
  'list-review-queue': 'Reviewers see no work; applications wait beyond the promised time.',
  'claim-reviews': 'Reviewers cannot take applications; two may work on the same one.',
  'get-review-application': 'Reviewers cannot open applications, so nothing is decided.',
  'decide-qualification': 'Decisions are not recorded; applicants stay pending.',
  'decide-photo': 'Photo decisions are not recorded; applicants cannot go on to pay.',
  'decide-waiver': 'Applicants with a right to a waiver are asked for the fee.',
  'decide-withdrawal': 'People who left after paying do not get their money back.',
  'get-review-document': 'The office cannot read papers, so requests stay undecided.',
  'issue-registration-number':
    'The office cannot help who has lost the registration number, after checking the identity.',
  'search-applications': 'The help desk cannot find the application of a person who calls.',
  'put-exam': 'Exam administrators cannot open, correct or extend an exam.',
  'import-positions': 'The list of positions cannot be published or corrected.',
  'propose-refund': 'Finance cannot give a paid fee back to who has a right to it.',
  'confirm-refund': 'Refunds that one person proposed are not sent: applicants wait for money.',
  'decline-refund': 'A refund that was proposed wrongly stays on the list and may be confirmed.',
  'retry-refund': 'A refund that the gateway refused stays undone; the applicant waits for money.',
  'reopen-fee': 'Applicants whose fee went back by mistake cannot pay again before the close.',
  'list-payment-exceptions': 'Nobody sees the money, refunds and orders that need a person.',
  'decide-capture': 'Money that fits no order is neither given back nor taken for the fee.',
  'start-mass-refund': 'A cancelled position or exam cannot give its fees back together.',
  'confirm-mass-refund': 'Fees of a cancelled position or exam are counted, and stay unreturned.',
  'get-mass-refund': 'Finance cannot see how far the refund of a cancelled exam is.',
  'validate-photo': 'Uploaded photos stay in checking; applicants cannot go on to pay.',
  'reconcile-payments': 'Payments whose notice was lost stay unconfirmed; orders never expire.',
  'refund-captures': 'People who paid twice or too late do not get their money back.',
  'reconcile-bills':
    'The books are not compared with the bills of the gateways; money may be missing.',
  'list-bills': 'Finance cannot see which days agree with the gateways.',
  'get-bill': 'Finance cannot see what differs between a bill and the books.',
  'upload-bill': 'Finance cannot bring the bill of a gateway that has none for download.',
  'get-payment-summary': 'The monthly statement for the treasury cannot be made.',
  'run-mass-refunds': 'Applicants of a cancelled position or exam wait for their fee.',
  'send-registration-numbers':
    'New registration numbers do not reach the phones of those who lost theirs.',
  'close-exam': 'The exam does not close: nobody is confirmed and no places are released.',
};
