const endOfState = '(?=\\s*(?:$|[^\\p{L}\\s]|(?:by|on|in|since|as of|at)\\s))';

/** Words that stand for a state, in the form in which they are compared; the longest first. */
const states: readonly (readonly [words: string, state: string])[] = [
  ['supers?[ce]+ded|replaced by', 'superseded'],
  ['on[ -]hold', 'on hold'],
  ['(?:in|under)[ -](?:review|discussion)', 'in review'],
  ['in[ -]progress', 'in progress'],
  ['partially[ -]implemented', 'partially implemented'],
  [
    'part(?:ial)?ly[ -](?:superseded|replaced)|teilweise (?:ersetzt|abgelöst)|partiellement remplacée?|parcialmente (?:reemplazad|substituíd|sustituid)[oa]|частично заменен[оаы]?|部分已?被?(?:取代|替代|替換|替换)',
    'partially superseded',
  ],
  ['no longer (?:valid|relevant|in force)', 'obsolete'],
  ['not accepted', 'rejected'],
  ['in force', 'in force'],
  ['in effect', 'in effect'],
  ['in kraft|em vigor|en vigor|en vigueur|in vigore|vigente|действует', 'in force'],
  [
    `(?:umgesetzt|implementiert|implement(?:ad|at)[oa]|implémentée?|реализован[оаы]?|внедрен[оаы]?)${endOfState}`,
    'implemented',
  ],
  ['verabschiedet|freigegeben|actée?', 'approved'],
  ['deprec(?:iad|ad|at)[oa]|depreciated|descontinuad[oa]|dépréciée?|устаревш(?:ее|ий|ая)', 'deprecated'],
  ['obsolète|überholt', 'obsolete'],
  ['abandonnée?|abandonad[oa]|abbandonat[oa]', 'abandoned'],
  ['zurückgezogen|retirad[oa]|retirée?|ritirat[oa]|已撤[回销銷]', 'withdrawn'],
  ['refusée?|recusad[oa]', 'rejected'],
  [`(?:en attente|pendiente|pendente|ausstehend|in attesa|待定|待审核?|待審核?)${endOfState}`, 'pending'],
  [
    `(?:en (?:cours de )?(?:revisión|discusión|discussion|relecture|revue)|em (?:revisão|discussão|análise)|in (?:prüfung|diskussion|revisione|discussione)|検討中|(?:讨论|討論|评审|評審|审核|審核)中|(?:검토|논의) ?중|на ревью)${endOfState}`,
    'in review',
  ],
  [
    `(?:en cours|en (?:curso|progreso)|em (?:andamento|progresso)|in (?:arbeit|bearbeitung|corso)|進行中|进行中|в работе)${endOfState}`,
    'in progress',
  ],
  [
    `(?:zurückgestellt|pospuest[oa]|aplazad[oa]|adiad[oa]|reportée?|保留|搁置|擱置|暂缓|暫緩|보류|приостановлен[оаы]?)${endOfState}`,
    'on hold',
  ],
  ['принят[оаы]?|прийнят[оаі]?', 'accepted'],
  ['утвержден[оаы]?', 'approved'],
  ['предложен[оаы]?|предлагается', 'proposed'],
  ['черновик', 'draft'],
  ['отклонен[оаы]?', 'rejected'],
  ['заменен[оаы]?', 'superseded'],
  ['устарел[оаи]?', 'deprecated'],
  ['отменен[оаы]?', 'cancelled'],
  ['отозван[оаы]?', 'withdrawn'],
  ['отложен[оаы]?', 'on hold'],
  ['обсуждается|на (?:рассмотрении|согласовании|обсуждении)', 'in review'],
  ['aceptad[oa]|aceit[oa]|acceptée?|akzeptiert|angenommen|geaccepteerd|aanvaard|accettat[oa]', 'accepted'],
  ['aprobad[oa]|aprovad[oa]|approuvée?|validée?|genehmigt|goedgekeurd|approvat[oa]|затверджен[оаий]+', 'approved'],
  ['adoptad[oa]|adotad[oa]|adoptée?|adottat[oa]', 'adopted'],
  ['decidid[oa]|décidée?|beschlossen|entschieden|besloten|decis[oa]', 'decided'],
  ['已?(?:採用|采用|採納|采纳|接受|批准|通過|通过)|(?:採用|採択|承認)(?:済み?)?|(?:승인|채택|수락)(?:됨)?', 'accepted'],
  ['已(?:決定|决定)|決定済み?|결정됨', 'decided'],
  ['zaakceptowan[yaeo]|przyjęt[yaeo]|accepter(?:ad|at)', 'accepted'],
  ['zatwierdzon[yaeo]|godkän[dt]', 'approved'],
  ['(?:za)?proponowan[yaeo]|föresla(?:gen|get)', 'proposed'],
  ['szkic|utkast', 'draft'],
  ['odrzucon[yaeo]|avvisa[dt]|avslag(?:en|et)', 'rejected'],
  ['zastąpion[yaeo]|ersatt', 'superseded'],
  ['przestarzał[yae]|föråldra[dt]', 'deprecated'],
  ['kabul(?: edildi|$)', 'accepted'],
  ['onayl(?:and[ıi]|[ıi])', 'approved'],
  ['öneri(?:ldi)?', 'proposed'],
  ['taslak', 'draft'],
  ['(?:onay )?bekl(?:iyor|emede)', 'pending'],
  ['reddedildi', 'rejected'],
  ['değiştirildi|yerine geçildi', 'superseded'],
  ['kullan[ıi]mdan kald[ıi]r[ıi]ld[ıi]|geçersiz', 'deprecated'],
  ['已?完成|完了|완료(?:됨)?', 'completed'],
  ['已(?:實施|实施|實現|实现)|実装済み?|구현(?:됨)?', 'implemented'],
  [
    'propuest[oa]|propost[oa]|proposée?|vorgeschlagen|voorgesteld|(?:提議|提议|提案|建議|建议)中?|제안(?:됨)?',
    'proposed',
  ],
  ['borrador|rascunho|brouillon|entwurf|bozza|草案|草稿|ドラフト|초안', 'draft'],
  ['rechazad[oa]|rejeitad[oa]|rejetée?|abgelehnt|verworpen|afgewezen|rifiutat[oa]', 'rejected'],
  ['已(?:拒絕|拒绝|否決|否决)|拒絕|拒绝|却下|不採用|(?:거절|기각)(?:됨)?', 'rejected'],
  ['reemplazad[oa]|sustituid[oa]|substituíd[oa]|remplacée?|ersetzt|abgelöst|vervangen|sostituit[oa]', 'superseded'],
  [
    '已?被?(?:取代|替代|替換|替换)|被[^，。,.;；]{1,30}?(?:取代|替代|替換|替换)|置き換え(?:済み?)?|대체(?:됨)?',
    'superseded',
  ],
  [
    'veraltet|verouderd|obsolet[oa]?|已?(?:棄用|弃用|廢棄|废弃)|已(?:過時|过时)|非推奨|廃止(?:済み?)?|폐기(?:됨)?',
    'deprecated',
  ],
];
const plainStates =
  'proposed|proposal|draft|wip|rfc|deferred|accepted|approved|adopted|implemented|ratified|amended(?! by)|rejected|declined|deprecated|obsolete|replaced|retired|withdrawn|abandoned|cancell?ed|archived|reversed|revoked|rescinded|postponed|parked';
/** Words that begin many another sentence: "Open questions remain". */
const commonStates = 'pending|open|review|discussion|agreed|decided|final|active|done|completed?|confirmed';

const stateAtStart = new RegExp(
  `^(?:${states.map(([words]) => `(${words})`).join('|')}|(${plainStates}|(?:${commonStates})${endOfState}))(?![\\p{L}\\p{N}_])`,
  'u',
);
const wordAtStart = /^\p{L}[\p{L}\p{M}'’-]*/u;
/** What leads from one state to the next on one line: "proposed → accepted", "accepted, superseded by ADR-7". */
const arrow = /^\s*(?:→|->|=>|>)\s*(?!\p{L}+ (?:when|if|once|after|upon|unless)(?!\p{L}))/u;
const afterthought =
  /^(?:\s+(?:on|in|since|as of|by|от|с)\s[^;,.()]{1,25}[;,.(])?[^\p{L}]*(?:(?:then|later|now|but|но|затем|потом|позже|теперь)\s+)?(?=(?:supers?[ce]+ded|deprecated|obsolete|retired|withdrawn|archived|reversed|(?:отменен|заменен|отклонен|отозван)[оаы]?|устарел[оаи]?)(?!\p{L}))/u;

/** What leaves open whether it is so: "accepted?", "accepted (pending review)", "accepted, rejected". Work may be pending, and the decision taken. */
const doubt = new RegExp(
  `^[\\s([,;:–—-]*(?:\\?|(?:but |then |now |still )?(?:${[
    'pending(?: [\\w-]+){0,3} (?:review|approval|confirmation|sign-?off|decision|discussion|feedback|agreement|ratification|vote|consensus|consent)',
    '(?:(?:not|to be) (?:yet )?|awaiting |waiting for |needs |requires )(?:be )?(?:reviewe?d?|approv(?:al|ed)|confirm(?:ation|ed)|decided|discuss(?:ion|ed)|ratifi(?:cation|ed)|sign(?:ed)?-?off|agreed)',
    '(?:in|under) (?:review|discussion|reconsideration)',
    '(?:pending|draft|proposed|proposal|open|wip|tb[cd]|todo)(?=\\s*(?:$|[)\\].,;]))',
    'provisional(?:ly)?|tentative(?:ly)?|conditional(?:ly)?|subject to|provided that|unless|if|reopened|reconsidered',
    'на (?:рассмотрении|согласовании|утверждении|обсуждении)|(?:ожидает|требует) (?:согласования|утверждения|подтверждения|решения|обсуждения)',
    'предварительно|условно|при условии|если|пересматривается|черновик',
    '(?:onay )?bekl(?:iyor|emede)|taslak',
  ].join('|')})(?![\\p{L}\\p{N}_]))`,
  'u',
);
const another = /^\s*(?:[,/|]|or(?= )|или(?= ))\s*/u;
/** What is open anyway, and what is in force or past alike cannot be. */
const open =
  /^(?:propos|draft|wip$|rfc$|deferred$|pending$|open$|review$|discussion$|in (?!force$|effect$)|on hold$|postponed$|parked$)/;
const past =
  /^(?:superseded|obsolete|rejected|declined|deprecated|replaced|retired|withdrawn|abandoned|cancell?ed|archived|reversed|revoked|rescinded)$/;

/**
 * The state that a status begins with; all that is written where that leaves it open. Undefined where it says nothing, or still lists the
 * options of a template.
 *
 * @param form `known`: other words than those of states are prose. `any`: whatever word it begins with.
 */
export function stateIn(written: string, form: 'known' | 'any'): string | undefined {
  const whole = withoutBraces(withoutOptions(plain(written)));
  if (isTemplate(whole)) return undefined;
  // `[accepted]`: what a template had in brackets, and somebody has chosen.
  const chosen = whole.replace(/^\[\s*/, '');
  let text = knownState(chosen) === undefined ? whole : chosen;
  let found: string | undefined;
  for (let state = knownState(text); state !== undefined; state = knownState(text)) {
    found = state.name;
    text = text.slice(state.length);
    const link = arrow.exec(text) ?? afterthought.exec(text);
    if (link === null) break;
    text = text.slice(link[0].length);
  }
  if (found !== undefined && !open.test(found) && isDoubted(found, text)) return shown(whole);
  if (found !== undefined || form === 'known') return found;
  // "not yet accepted", "to be decided": one word of it would say something else.
  const isOfState = [1, 2, 3].some((n) => knownState(text.split(' ').slice(n).join(' ')) !== undefined);
  return isOfState ? shown(whole) : wordAtStart.exec(text)?.[0];
}

/** Whether a state says that the decision is in force no longer, or never was. */
export function isPast(state: string): boolean {
  return past.test(state);
}

function isDoubted(found: string, rest: string): boolean {
  if (doubt.test(rest)) return true;
  const separator = another.exec(rest)?.[0];
  const other = separator === undefined ? undefined : knownState(rest.slice(separator.length));
  if (separator === undefined || other === undefined) return false;
  const isWhole = new RegExp(endOfState, 'uy');
  isWhole.lastIndex = separator.length + other.length;
  return isWhole.test(rest) && past.test(found) !== past.test(other.name);
}

function shown(text: string): string {
  const own = text.trim();
  return own.length > longestShown ? `${own.slice(0, longestShown - 1).trim()}…` : own;
}
const longestShown = 80;

function knownState(text: string): { readonly name: string; readonly length: number } | undefined {
  const match = stateAtStart.exec(text);
  if (match === null) return undefined;
  const group = match.findIndex((words, index) => index > 0 && words !== undefined);
  return { name: states[group - 1]?.[1] ?? match[0], length: match[0].length };
}

/** Lower case, without marks, what was struck out or not ticked, and the day in front. */
function plain(written: string): string {
  return written
    .slice(0, longest)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/~~[^~]*~~/g, '')
    .replace(/(?:\[ ?\]|[☐⬜])[^[☐⬜☑✅✓✔☒]*/gu, '')
    .replace(/\[x\]/g, '')
    .replace(badge, (_, words: string) => words.split(/[/-]/).find((word) => knownState(word) !== undefined) ?? '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`"']/g, '')
    .replace(/^[^\p{L}{<[]*/u, '');
}

/** A picture of a word, with the word in its address: `…/badge/ADR-accepted-green`. */
const badge = /!\[[^\]]*\]\(https?:[^()\s]*\/badge\/([^()\s]*)\)/g;

/** No status is longer. */
const longest = 300;

/** `Proposed [Proposed, Accepted, Rejected]`: somebody has chosen, and left what there was to choose from. */
function withoutOptions(text: string): string {
  const [, said, options = ''] = /^([^[({]*\p{L}[^[({]*)[[({]([^\])}]*)/u.exec(text) ?? [];
  return said !== undefined && isTemplate(options) ? said.trim() : text;
}

/** `{accepted}`: somebody has chosen, and left the braces. */
function withoutBraces(text: string): string {
  const [, said = ''] = /^\{\s*([^{}]*?)\s*\}$/.exec(text) ?? [];
  return knownState(said)?.length === said.length && said !== '' ? said : text;
}

/** `{proposed | accepted}`, `[proposed, rejected, accepted]`, `<status>`: nobody has chosen yet. */
function isTemplate(text: string): boolean {
  if (/^[{<]/.test(text)) return true;
  const alternatives = (separator: RegExp): number =>
    text.split(separator).filter((each) => knownState(each.replace(/^[^\p{L}]+/u, '')) !== undefined).length;
  return alternatives(/\|/) > 1 || alternatives(/[,/|]|\bor\b|\bили\b/) > 2;
}
