/** The words that begin a line with a colon, from the list of Gherkin itself. What steps begin with makes no difference here. */
export interface Keywords {
  readonly feature: readonly string[];
  readonly rule: readonly string[];
  readonly background: readonly string[];
  readonly outline: readonly string[];
  readonly scenario: readonly string[];
  readonly examples: readonly string[];
}

/**
 * A line for each language of that list: words for a feature, a rule, a background, an outline, a scenario and examples; several with a bar
 * between them.
 */
const table = `
af: Funksie|Besigheid Behoefte|Vermoë; Reël|Reel; Agtergrond; Situasie Uiteensetting; Voorbeeld|Situasie; Voorbeelde
am: Ֆունկցիոնալություն|Հատկություն; Rule; Կոնտեքստ; Սցենարի կառուցվացքը; Օրինակ|Սցենար; Օրինակներ
an: Caracteristica; Rule; Antecedents; Esquema del caso; Eixemplo|Caso; Eixemplos
ar: خاصية; Rule; الخلفية; سيناريو مخطط; مثال|سيناريو; امثلة
ast: Carauterística; Rule; Antecedentes; Esbozu del casu; Exemplo|Casu; Exemplos
az: Özəllik; Rule; Keçmiş|Kontekst; Ssenarinin strukturu; Nümunə|Ssenari; Nümunələr
be: Функцыянальнасць|Фіча; Правілы; Кантэкст; Шаблон сцэнарыя|Узор сцэнара; Сцэнарый|Cцэнар; Прыклады
bg: Функционалност; Правило; Предистория; Рамка на сценарий; Пример|Сценарий; Примери
bm: Fungsi; Rule; Latar Belakang; Kerangka Senario|Kerangka Situasi|Kerangka Keadaan|Garis Panduan Senario; Senario|Situasi|Keadaan; Contoh
bs: Karakteristika; Rule; Pozadina; Scenariju-obris|Scenario-outline; Primjer|Scenariju|Scenario; Primjeri
ca: Característica|Funcionalitat; Rule; Rerefons|Antecedents; Esquema de l'escenari; Exemple|Escenari; Exemples
cs: Požadavek; Pravidlo; Pozadí|Kontext; Náčrt Scénáře|Osnova scénáře; Příklad|Scénář; Příklady
cy-GB: Arwedd; Rule; Cefndir; Scenario Amlinellol; Enghraifft|Scenario; Enghreifftiau
da: Egenskab; Regel; Baggrund; Abstrakt Scenario; Eksempel|Scenarie; Eksempler
de: Funktionalität|Funktion; Rule|Regel; Grundlage|Hintergrund|Voraussetzungen|Vorbedingungen; Szenariogrundriss|Szenarien; Beispiel|Szenario; Beispiele
el: Δυνατότητα|Λειτουργία; Rule; Υπόβαθρο; Περιγραφή Σεναρίου|Περίγραμμα Σεναρίου; Παράδειγμα|Σενάριο; Παραδείγματα|Σενάρια
em: 📚; Rule; 💤; 📖; 🥒|📕; 📓
en: Feature|Business Need|Ability; Rule; Background; Scenario Outline|Scenario Template; Example|Scenario; Examples|Scenarios
en-Scouse: Feature; Rule; Dis is what went down; Wharrimean is; The thing of it is; Examples
en-au: Pretty much; Rule; First off; Reckon it's like; Awww, look mate; You'll wanna
en-lol: OH HAI; Rule; B4; MISHUN SRSLY; MISHUN; EXAMPLZ
en-old: Hwaet|Hwæt; Rule; Aer|Ær; Swa hwaer swa|Swa hwær swa; Swa; Se the|Se þe|Se ðe
en-pirate: Ahoy matey!; Rule; Yo-ho-ho; Shiver me timbers; Heave to; Dead men tell no tales
en-tx: This ain’t my first rodeo|All gussied up; Rule; Lemme tell y'all a story; Serious as a snake bite|Busy as a hound in flea season; All hat and no cattle; Now that's a story longer than a cattle drive in July
eo: Trajto; Regulo; Fono; Konturo de la scenaro|Skizo|Kazo-skizo; Ekzemplo|Scenaro|Kazo; Ekzemploj
es: Característica|Necesidad del negocio|Requisito; Regla|Regla de negocio; Antecedentes; Esquema del escenario; Ejemplo|Escenario; Ejemplos
et: Omadus; Reegel; Taust; Raamjuhtum|Raamstsenaarium; Juhtum|Stsenaarium; Juhtumid
fa: ویژگی|قابلیت; قانون; زمینه|پیش زمینه|مقدمات; الگوی سناریو; مثال|سناریو; نمونه ها
fi: Ominaisuus; Rule; Tausta; Tapausaihio; Tapaus; Tapaukset
fr: Fonctionnalité; Règle; Contexte; Plan du scénario|Plan du Scénario; Exemple|Scénario; Exemples
ga: Gné; Riail; Cúlra; Cás Achomair; Sampla|Cás; Samplaí
gj: લક્ષણ|વ્યાપાર જરૂર|ક્ષમતા; નિયમ; બેકગ્રાઉન્ડ; પરિદ્દશ્ય રૂપરેખા|પરિદ્દશ્ય ઢાંચો; ઉદાહરણ|સ્થિતિ; ઉદાહરણો
gl: Característica; Rule; Contexto; Esbozo do escenario; Exemplo|Escenario; Exemplos
he: תכונה; כלל; רקע; תבנית תרחיש; דוגמא|תרחיש; דוגמאות
hi: रूप लेख; नियम; पृष्ठभूमि; परिदृश्य रूपरेखा; परिदृश्य; उदाहरण
hr: Osobina|Mogućnost|Mogucnost; Rule; Pozadina; Skica|Koncept; Primjer|Scenarij; Primjeri|Scenariji
ht: Karakteristik|Mak|Fonksyonalite; Rule; Kontèks|Istorik; Plan senaryo|Plan Senaryo|Senaryo deskripsyon|Senaryo Deskripsyon|Dyagram senaryo|Dyagram Senaryo; Senaryo; Egzanp
hu: Jellemző; Szabály; Háttér; Forgatókönyv vázlat; Példa|Forgatókönyv; Példák
id: Fitur; Rule|Aturan; Dasar|Latar Belakang; Skenario konsep|Garis-Besar Skenario; Skenario; Contoh|Misal
is: Eiginleiki; Rule; Bakgrunnur; Lýsing Atburðarásar|Lýsing Dæma; Atburðarás; Dæmi|Atburðarásir
it: Funzionalità|Esigenza di Business|Abilità; Regola; Contesto; Schema dello scenario; Esempio|Scenario; Esempi
ja: フィーチャ|機能; ルール; 背景; シナリオアウトライン|シナリオテンプレート|テンプレ|シナリオテンプレ; シナリオ; 例|サンプル
jv: Fitur; Rule; Dasar; Konsep skenario; Skenario; Conto|Contone
ka: თვისება|მოთხოვნა; წესი; კონტექსტი; სცენარის ნიმუში|სცენარის შაბლონი|ნიმუში|შაბლონი; მაგალითად|მაგალითი|მაგ|სცენარი; მაგალითები
kn: ಹೆಚ್ಚಳ; Rule; ಹಿನ್ನೆಲೆ; ವಿವರಣೆ; ಉದಾಹರಣೆ|ಕಥಾಸಾರಾಂಶ; ಉದಾಹರಣೆಗಳು
ko: 기능; 규칙; 배경; 시나리오 개요; 시나리오; 예
lt: Savybė; Rule; Kontekstas; Scenarijaus šablonas; Pavyzdys|Scenarijus; Pavyzdžiai|Scenarijai|Variantai
lu: Funktionalitéit; Rule; Hannergrond; Plang vum Szenario; Beispill|Szenario; Beispiller
lv: Funkcionalitāte|Fīča; Rule; Konteksts|Situācija; Scenārijs pēc parauga; Piemērs|Scenārijs; Piemēri|Paraugs
mk-Cyrl: Функционалност|Бизнис потреба|Можност; Rule; Контекст|Содржина; Преглед на сценарија|Скица|Концепт; Пример|Сценарио|На пример; Примери|Сценарија
mk-Latn: Funkcionalnost|Biznis potreba|Mozhnost; Rule; Kontekst|Sodrzhina; Pregled na scenarija|Skica|Koncept; Scenario|Na primer; Primeri|Scenaria
mn: Функц|Функционал; Rule; Агуулга; Сценарын төлөвлөгөө; Сценар; Тухайлбал
ne: सुविधा|विशेषता; नियम; पृष्ठभूमी; परिदृश्य रूपरेखा; परिदृश्य; उदाहरण|उदाहरणहरु
nl: Functionaliteit; Regel; Achtergrond; Abstract Scenario; Voorbeeld|Scenario; Voorbeelden
no: Egenskap; Regel; Bakgrunn; Scenariomal|Abstrakt Scenario; Eksempel|Scenario; Eksempler
pa: ਖਾਸੀਅਤ|ਮੁਹਾਂਦਰਾ|ਨਕਸ਼ ਨੁਹਾਰ; Rule; ਪਿਛੋਕੜ; ਪਟਕਥਾ ਢਾਂਚਾ|ਪਟਕਥਾ ਰੂਪ ਰੇਖਾ; ਉਦਾਹਰਨ|ਪਟਕਥਾ; ਉਦਾਹਰਨਾਂ
pl: Właściwość|Funkcja|Aspekt|Potrzeba biznesowa; Zasada|Reguła; Założenia; Szablon scenariusza; Przykład|Scenariusz; Przykłady
pt: Funcionalidade|Característica|Caracteristica; Regra; Contexto|Cenário de Fundo|Cenario de Fundo|Fundo; Esquema do Cenário|Esquema do Cenario|Delineação do Cenário|Delineacao do Cenario; Exemplo|Cenário|Cenario; Exemplos|Cenários|Cenarios
ro: Functionalitate|Funcționalitate|Funcţionalitate; Rule; Context; Structura scenariu|Structură scenariu; Exemplu|Scenariu; Exemple
ru: Функция|Функциональность|Функционал|Свойство|Фича; Правило; Предыстория|Контекст; Структура сценария|Шаблон сценария; Пример|Сценарий; Примеры|Значения
sk: Požiadavka|Funkcia|Vlastnosť; Rule; Pozadie; Náčrt Scenáru|Náčrt Scenára|Osnova Scenára; Príklad|Scenár; Príklady
sl: Funkcionalnost|Funkcija|Možnosti|Moznosti|Lastnost|Značilnost; Rule; Kontekst|Osnova|Ozadje; Struktura scenarija|Skica|Koncept|Oris scenarija|Osnutek; Primer|Scenarij; Primeri|Scenariji
sr-Cyrl: Функционалност|Могућност|Особина; Правило; Контекст|Основа|Позадина; Структура сценарија|Скица|Концепт; Сценарио|Пример; Примери|Сценарији
sr-Latn: Funkcionalnost|Mogućnost|Mogucnost|Osobina; Pravilo; Kontekst|Osnova|Pozadina; Struktura scenarija|Skica|Koncept; Scenario|Primer; Primeri|Scenariji
sv: Egenskap; Regel; Bakgrund; Abstrakt Scenario|Scenariomall; Scenario; Exempel
ta: அம்சம்|வணிக தேவை|திறன்; Rule; பின்னணி; காட்சி சுருக்கம்|காட்சி வார்ப்புரு; உதாரணமாக|காட்சி; எடுத்துக்காட்டுகள்|காட்சிகள்|நிலைமைகளில்
th: โครงหลัก|ความต้องการทางธุรกิจ|ความสามารถ; Rule; แนวคิด; สรุปเหตุการณ์|โครงสร้างของเหตุการณ์; เหตุการณ์; ชุดของตัวอย่าง|ชุดของเหตุการณ์
te: గుణము; Rule; నేపథ్యం; కథనం; ఉదాహరణ|సన్నివేశం; ఉదాహరణలు
tlh: Qap|Qu'meH 'ut|perbogh|poQbogh malja'|laH; Rule; mo'; lut chovnatlh; lut; ghantoH|lutmey
tr: Özellik|İş Gereksinimi|Gereksinim|İşlev|Kullanıcı Hikayesi|Yetenek|Teknik Gereksinim; Kural|İş Kuralı|Kaide|Hüküm|Madde; Geçmiş|Arka Plan|Ön Koşul|Önkoşul|Önceki Durum|Giriş|Mukaddime|Mevcut Durum; Senaryo taslağı|Senaryo şablonu; Örnek|Senaryo|Durum|Vaka; Örnekler|Değerler
tt: Мөмкинлек|Үзенчәлеклелек; Rule; Кереш; Сценарийның төзелеше; Сценарий; Үрнәкләр|Мисаллар
uk: Функціонал; Rule; Передумова; Структура сценарію; Приклад|Сценарій; Приклади
ur: صلاحیت|کاروبار کی ضرورت|خصوصیت; Rule; پس منظر; منظر نامے کا خاکہ; منظرنامہ; مثالیں
uz: Функционал; Rule; Тарих; Сценарий структураси; Сценарий; Мисоллар
vi: Tính năng; Quy tắc; Bối cảnh; Khung tình huống|Khung kịch bản; Tình huống|Kịch bản; Dữ liệu
zh-CN: 功能; Rule|规则; 背景; 场景大纲|剧本大纲; 场景|剧本; 例子
ml: സവിശേഷത; നിയമം; പശ്ചാത്തലം; സാഹചര്യത്തിന്റെ രൂപരേഖ; രംഗം; ഉദാഹരണങ്ങൾ
zh-TW: 功能; Rule; 背景; 場景大綱|劇本大綱; 場景|劇本; 例子
mr: वैशिष्ट्य|सुविधा; नियम; पार्श्वभूमी; परिदृश्य रूपरेखा; परिदृश्य; उदाहरण
amh: ስራ|የተፈለገው ስራ|የሚፈለገው ድርጊት; ህግ; ቅድመ ሁኔታ|መነሻ|መነሻ ሀሳብ; ሁናቴ ዝርዝር|ሁናቴ አብነት; ምሳሌ|ሁናቴ; ምሳሌዎች|ሁናቴዎች
`;

export const languages: readonly string[] = Array.from(table.matchAll(/^[\w-]+(?=: )/gm), ([language]) => language);

/** Undefined for languages that are not known here. */
export function keywordsOf(language: string): Keywords | undefined {
  // Some runners name the country as well.
  const line = lineOf(language) ?? lineOf(language.replace(/-.*$/, ''));
  if (line === undefined) return undefined;
  const [feature = [], rule = [], background = [], outline = [], scenario = [], examples = []] = line
    .split('; ')
    .map((words) => words.split('|'));
  return { feature, rule, background, outline, scenario, examples };
}

function lineOf(language: string): string | undefined {
  const head = `\n${language}: `;
  const at = table.indexOf(head);
  return at < 0 ? undefined : table.slice(at + head.length, table.indexOf('\n', at + 1));
}
