import { expect } from 'chai';
import { changeState, openChanges, verdictOf } from '../../src/certificates/certificateStatus.ts';

const end = new Date('2026-11-23T00:00:00Z');
const before = new Date(end.getTime() - 1);

describe('a certificate’s verdict', () => {
  it('is valid until its end, then expired', () => {
    expect(verdictOf('active', end, before)).to.equal('valid');
    expect(verdictOf('active', end, end)).to.equal('expired');
    expect(verdictOf('active', null, end)).to.equal('valid');
  });

  it('is the issuer’s decision, whether expired or not', () => {
    for (const state of ['suspended', 'revoked', 'replaced'] as const)
      for (const now of [before, end]) expect(verdictOf(state, end, now)).to.equal(state);
  });
});

describe('a change of a certificate’s state', () => {
  it('suspends, resumes, revokes and replaces', () => {
    expect(changeState('active', 'suspend')).to.deep.equal({ ok: true, state: 'suspended' });
    expect(changeState('suspended', 'resume')).to.deep.equal({ ok: true, state: 'active' });
    expect(changeState('suspended', 'revoke')).to.deep.equal({ ok: true, state: 'revoked' });
    expect(changeState('active', 'replace')).to.deep.equal({ ok: true, state: 'replaced' });
  });

  it('is refused with its reason', () => {
    expect(changeState('active', 'resume')).to.deep.equal({ ok: false, fault: 'notSuspended' });
    expect(changeState('suspended', 'suspend')).to.deep.equal({ ok: false, fault: 'alreadySuspended' });
    expect(changeState('suspended', 'replace')).to.deep.equal({ ok: false, fault: 'suspended' });
    expect(changeState('revoked', 'resume')).to.deep.equal({ ok: false, fault: 'alreadyRevoked' });
    expect(changeState('replaced', 'revoke')).to.deep.equal({ ok: false, fault: 'alreadyReplaced' });
  });

  it('is offered only where it would be allowed', () => {
    expect(openChanges('active')).to.deep.equal(['suspend', 'revoke', 'replace']);
    expect(openChanges('suspended')).to.deep.equal(['resume', 'revoke']);
    expect([...openChanges('revoked'), ...openChanges('replaced')]).to.deep.equal([]);
  });
});
