import { describe, expect, it } from 'vitest';
import type { NewPayment } from '../../main/nav/nav.ts';
import { isWrite } from '../fakes/batches.ts';
import type { Start } from '../nav.suite.ts';
import { failure, has } from './asking.ts';

const payment: NewPayment = {
  journal: 'PAYPAL',
  customerNo: 'C1',
  postingDate: '2026-11-20',
  externalDocumentNo: '5O190127TN364715T',
  amount: '104.9',
  currency: '',
  description: 'Order 1001',
};

/** Lines of a cash receipt journal, which people look over and post. */
export function describePayments(start: Start): void {
  describe('a payment in a cash receipt journal', () => {
    const opened: Start = async (manner) => {
      const under = await start(manner);
      under.fake.admin.forgetRequests();
      return under;
    };
    const mayPay = ({ nav, session }: Awaited<ReturnType<Start>>) =>
      has(nav, 'paymentJournals', () => session.addPayment(payment));

    it('is an unposted line with the money received, and is found by its number in any letter case', async () => {
      const under = await opened();
      if (!(await mayPay(under))) return;
      const { session, fake } = under;
      expect(await session.paymentsByExternalNo('PAYPAL', payment.externalDocumentNo)).toBe(0);
      await session.addPayment({ ...payment, journal: 'paypal' });
      expect(fake.stored.payments()).toEqual([
        {
          journal: 'PAYPAL',
          customerNumber: 'C1',
          externalDocumentNumber: '5O190127TN364715T',
          amount: '-104.9',
          postingDate: '2026-11-20',
          description: 'Order 1001',
        },
      ]);
      expect(await session.paymentsByExternalNo('PayPal', '5o190127tn364715t')).toBe(1);
      expect(await session.paymentsByExternalNo('BANK', payment.externalDocumentNo)).toBe(0);
    });

    it('is counted as often as it stands there, over pages too, and not by a longer or no number', async () => {
      const under = await opened({ pageSize: 1 });
      if (!(await mayPay(under))) return;
      const { session } = under;
      await session.addPayment(payment);
      await session.addPayment(payment);
      await session.addPayment({ ...payment, externalDocumentNo: '5O190127TN364715T-2' });
      expect(await session.paymentsByExternalNo('PAYPAL', payment.externalDocumentNo)).toBe(2);
      expect(await session.paymentsByExternalNo('PAYPAL', '')).toBe(0);
      expect(await session.paymentsByExternalNo('PAYPAL', 'X'.repeat(36))).toBe(0);
    });

    it('has a description cut to what fits', async () => {
      const under = await opened();
      if (!(await mayPay(under))) return;
      await under.session.addPayment({ ...payment, description: 'x'.repeat(120) });
      expect(under.fake.stored.payments().map(({ description }) => description)).toEqual(['x'.repeat(100)]);
    });

    it.each(['NOWHERE', 'LONGER THAN A CODE OF NAV'])(
      'is refused for a journal %s that is not there',
      async (journal) => {
        const under = await opened();
        if (!(await mayPay(under))) return;
        const { session, fake } = under;
        const unknown = {
          kind: 'invalid',
          code: 'nav-code-unknown',
          message: `NAV has no cash receipt journal ${journal}.`,
          system: 'nav1',
        };
        expect(await failure(session.addPayment({ ...payment, journal }))).toMatchObject(unknown);
        expect(await failure(session.paymentsByExternalNo(journal, 'X'))).toMatchObject(unknown);
        expect(fake.stored.payments()).toEqual([]);
      },
    );

    it('is refused in another currency before anything is asked', async () => {
      const under = await opened();
      if (!(await mayPay(under))) return;
      const { session, fake } = under;
      expect(await failure(session.addPayment({ ...payment, currency: 'CHF' }))).toMatchObject({
        kind: 'invalid',
        code: 'nav-field-missing',
        whatToDo: expect.stringContaining('orders in other currencies'),
      });
      expect(fake.admin.requests).toEqual([]);
    });

    it('for a customer that is not there is refused by NAV, and nothing stands in the journal', async () => {
      const under = await opened();
      if (!(await mayPay(under))) return;
      const { session, fake } = under;
      expect(await failure(session.addPayment({ ...payment, customerNo: 'GONE' }))).toMatchObject({ kind: 'invalid' });
      expect(fake.stored.payments()).toEqual([]);
    });

    it('has an unknown outcome when the answer was cut off, and is found afterwards', async () => {
      const under = await opened();
      if (!(await mayPay(under))) return;
      const { session, faults } = under;
      faults.when(isWrite, { kind: 'dropAfterWork' });
      expect(await failure(session.addPayment(payment))).toMatchObject({ kind: 'unknownOutcome', system: 'nav1' });
      faults.clear();
      expect(await session.paymentsByExternalNo('PAYPAL', payment.externalDocumentNo)).toBe(1);
    });

    it('cannot be looked for where it cannot be added', async () => {
      const { nav, session } = await opened();
      const looking = () => session.paymentsByExternalNo('PAYPAL', 'X');
      expect(await has(nav, 'paymentJournals', looking)).toBe(nav.capabilities.paymentJournals.has);
    });
  });
}
