import { expect } from 'chai';
import { containsPattern, pageCount, readListQuery } from '../../src/lib/paging.ts';

const rules = { sorts: ['name', 'date'], filters: ['state'], defaultSort: '-date', pageSize: 50 };

describe("a list's query", () => {
  it('starts with the first page in the default order', () => {
    expect(readListQuery({}, rules)).to.deep.equal({
      search: '',
      filters: {},
      sort: 'date',
      direction: 'DESC',
      offset: 0,
      limit: 50,
    });
  });

  it('takes search, filter, order and page, and ignores what it does not know', () => {
    const query = readListQuery(
      { search: ' ＡＢ ', state: 'open', sort: 'name', page: '3', other: 'x' },
      rules,
    );
    expect(query).to.deep.equal({
      search: 'AB',
      filters: { state: 'open' },
      sort: 'name',
      direction: 'ASC',
      offset: 100,
      limit: 50,
    });
    expect(readListQuery({ sort: 'password', page: '-1' }, rules)).to.include({ sort: 'date', offset: 0 });
  });

  it('counts an empty list as one page', () => {
    expect([pageCount(0, 50), pageCount(50, 50), pageCount(51, 50)]).to.deep.equal([1, 1, 2]);
  });

  it('searches for wildcards as ordinary characters', () => {
    expect(containsPattern('50%_!')).to.equal('%50!%!_!!%');
  });
});
