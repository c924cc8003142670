#include "speech/english/heteronym_rules.hpp"

#include <algorithm>
#include <cstddef>

namespace storyflow::speech::english {

namespace {

constexpr TagSet nouns{PennTag::nn, PennTag::nns, PennTag::nnp, PennTag::nnps};
constexpr TagSet nominals{PennTag::nn, PennTag::nns, PennTag::nnp, PennTag::nnps, PennTag::jj, PennTag::xx};
constexpr TagSet noun_heads{PennTag::nn, PennTag::nns, PennTag::nnp, PennTag::jj, PennTag::vbn};
constexpr TagSet base_verbs{PennTag::vb, PennTag::vbp};
constexpr TagSet past_verbs{PennTag::vbd, PennTag::vbn};
constexpr TagSet finite_pasts{PennTag::vbd, PennTag::vbn, PennTag::vbp};
constexpr TagSet participles{PennTag::vbn, PennTag::vbd, PennTag::jj, PennTag::nn};
constexpr TagSet determiners{PennTag::dt, PennTag::prp_possessive};
constexpr TagSet before_nouns{PennTag::dt, PennTag::prp_possessive, PennTag::jj, PennTag::pos};
constexpr TagSet counts{PennTag::cd, PennTag::jj, PennTag::dt};
constexpr TagSet verb_subjects{PennTag::prp, PennTag::nns, PennTag::md, PennTag::to};
constexpr TagSet personal{PennTag::prp};
constexpr TagSet number{PennTag::cd};

constexpr WordList auxiliaries =
    "to will would shall should can could may might must cannot do does did can't won't wouldn't shan't "
    "shouldn't couldn't mustn't don't doesn't didn't i'll you'll he'll she'll we'll they'll let's";
constexpr WordList questions = "do does did can could will would shall should may might must";
constexpr WordList adverbs_of_habit = "always often usually sometimes seldom rarely generally normally";
constexpr WordList signs_of_habit = "every nowadays usually often daily weekly nightly";
constexpr WordList signs_of_past =
    "yesterday ago last once then was were had did said went came took got made used told saw sat knew";
constexpr WordList conjunctions = "when if whenever while as until unless till because where";
constexpr WordList pronouns = "i you we they";

constexpr WordList eyes =
    "eye eyes cheek cheeks wept weeping cry cried crying joy face nose lashes sob grief";
constexpr WordList cloths =
    "sleeve sleeves cloth coat dress shirt paper fabric sail sails skirt curtain trousers cloak net canvas "
    "jacket stocking stockings veil screen page map tent roof muscle gown bag wallpaper breeches knee mend "
    "mended sewed sewn sew patch patched repair repaired rip stitched glove lining seam";
constexpr WordList ship =
    "ship ship's boat boats vessel stern deck sail sails anchor yacht canoe port starboard harbour harbor "
    "captain crew hull sailor sailors helm steamer schooner rowed oars ashore prow waves sea";
constexpr WordList archery =
    "arrow arrows archer archers quiver violin fiddle cello ribbon ribbons hair shot hunting string strung "
    "hat armed bowstring tied hunter violinist rosin";
constexpr WordList courtesy =
    "low deep stiff slight polite formal graceful courtly mock sweeping solemn profound grave ceremonious "
    "respectful elaborate humble final quick";
constexpr WordList quarrels =
    "terrible blazing flaming fearful awful dreadful furious frightful violent family domestic tremendous "
    "almighty infernal jolly constant";
constexpr WordList signs_of_quarrel = "money husband wife quarrel argument quarrelled shouting shouted angry";
constexpr WordList metals = "zinc tin copper mercury arsenic ore iron silver pewter brass";
constexpr WordList things_of_lead =
    "pipe pipes piping poisoning bullet bullets shot weight weights ball balls coffin coffins roof roofs "
    "pencil pencils ore mine mines soldier soldiers sheet sheets paint sinker sinkers type box cistern "
    "glass lining seal seals crystal oxide mining miner miners";
constexpr WordList leading_roles =
    "singer actor actress guitar guitarist role roles story character vocals vocalist investigator detective "
    "time times";
constexpr WordList music =
    "guitar band music tenor baritone soprano alto treble sang sing singing choir voice voices drums drum "
    "piano orchestra jazz song melody cello violin amplifier";
constexpr WordList fishing =
    "fish fishing lake caught catch river pond trout fillet grilled rod bait fried hook angler fisherman";
constexpr WordList parts_of_bass =
    "guitar guitars guitarist guitarists voice voices clef drum drums player players line lines note notes "
    "singer singers part parts solo viol clarinet trombone section tone tones amplifier";
constexpr WordList deer =
    "buck bucks deer stag stags fawn fawns herd doe hind hinds hunter hunters antlers grazed grazing";
constexpr WordList needlework =
    "needle needles thread mended sewed sewing stitch stitched stitches seam seams hem hems cloth mend";
constexpr WordList drains = "street streets pipe pipes water rat rats drain drains stench";
constexpr WordList golf = "golf putter putt putts fairway caddie caddy golfer tee";
constexpr WordList greens = "green greens hole holes golf golfer";
constexpr WordList geometry =
    "x y z vertical horizontal graph rotation parallel perpendicular coordinate coordinates principal "
    "optical "
    "crystal plane planes angles symmetry axis major minor";
constexpr WordList tiny_things =
    "detail details particle particles fragment fragments trace traces quantity quantities fraction crack "
    "cracks creature creatures insect insects specks scale description examination inspection attention "
    "hairs grains crystals";
constexpr WordList after_time =
    "hand hands walk walks drive ride steak men man silence book books sir madam everything everyone nothing "
    "something someone everybody somebody people boys";
constexpr WordList getting_numb = "grew felt became growing grow grown feel feeling went go gone turned";
constexpr WordList having_made = "had have having has made make making kicked kick kicking";
constexpr WordList accustomed =
    "am is are was were be been being not quite so more long never always now already well i'm you're we're "
    "they're he's she's it's isn't aren't wasn't weren't got get getting gets become became grew grown "
    "really hardly";
constexpr WordList getting = "got get getting gets become became becoming grew grown growing so quite";

constexpr AccentedSounds aged{"ˈAʤɪd", "ˈAʤɪd"};
constexpr AccentedSounds axes{"ˈæksᵻz", "ˈaksɪz"};
constexpr AccentedSounds bass{"bˈAs", "bˈAs"};
constexpr AccentedSounds blessed{"blˈɛsɪd", "blˈɛsɪd"};
constexpr AccentedSounds bow{"bˈW", "bˈW"};
constexpr AccentedSounds bows{"bˈWz", "bˈWz"};
constexpr AccentedSounds female_deer{"dˈOz", "dˈQz"};
constexpr AccentedSounds frequent{"fɹikwˈɛnt", "fɹɪkwˈɛnt"};
constexpr AccentedSounds job{"ʤˈOb", "ʤˈQb"};
constexpr AccentedSounds lead{"lˈɛd", "lˈɛd"};
constexpr AccentedSounds nice{"nˈis", "nˈiːs"};
constexpr AccentedSounds learned{"lˈɜɹnɪd", "lˈɜːnɪd"};
constexpr AccentedSounds minute{"mInˈut", "mInjˈuːt"};
constexpr AccentedSounds more_numb{"nˈʌməɹ", "nˈʌmə"};
constexpr AccentedSounds polish{"pˈɑlɪʃ", "pˈɒlɪʃ"};
constexpr AccentedSounds putting{"pˈʌTɪŋ", "pˈʌtɪŋ"};
constexpr AccentedSounds read{"ɹˈid", "ɹˈiːd"};
constexpr AccentedSounds reading{"ɹˈɛdɪŋ", "ɹˈɛdɪŋ"};
constexpr AccentedSounds resume{"ɹˈɛzəmˌA", "ɹˈɛzjʊmA"};
constexpr AccentedSounds resumes{"ɹˈɛzəmˌAz", "ɹˈɛzjʊmAz"};
constexpr AccentedSounds row{"ɹˈW", "ɹˈW"};
constexpr AccentedSounds rows{"ɹˈWz", "ɹˈWz"};
constexpr AccentedSounds sewer{"sˈOəɹ", "sˈQə"};
constexpr AccentedSounds tear{"tˈɛɹ", "tˈɛː"};
constexpr AccentedSounds tears{"tˈɛɹz", "tˈɛːz"};
constexpr AccentedSounds used{"jˈust", "jˈuːst"};

using enum PennTag;

// Sorted by word (capitals first). The order within a word is that of trying: exceptions stand first.
constexpr HeteronymRule rules[] = {
    {.word = "Job", .before = {.tags = {dt, jj, prp_possessive, pos, cd, nn, nnp}}},
    {.word = "Job", .before = {"^"}, .after = {.tags = {nn, nns, nnp, nnps, vbn, jj, in}}},
    {.word = "Job", .sounds = job, .tags = {nnp, nn}},
    {.word = "Nice",
     .sounds = nice,
     .tags = {nnp},
     .before = {"to in from near at of around via for and reached left"}},
    {.word = "Polish",
     .sounds = polish,
     .before = {"^ and then please"},
     .after = {"the your my his her our their it them this that these those its up off"}},
    {.word = "Reading", .after = {"room rooms"}},
    {.word = "Reading",
     .sounds = reading,
     .tags = {nnp, nn},
     .before = {"in to from near at of through via for and reached left"}},
    {.word = "Reading", .sounds = reading, .after = {"gaol jail station"}},

    {.word = "aged", .after = {"cheese cheeses wine wines beef whisky whiskey cheddar rum"}},
    {.word = "aged", .before = {"middle ages"}},
    {.word = "aged", .after = {.tags = number}},
    {.word = "aged",
     .sounds = aged,
     .tags = participles,
     .before = {.tags = before_nouns},
     .after = {.tags = {nn, nns, nnp, jj, cc}}},
    {.word = "aged", .sounds = aged, .before = {"the"}, .after = {"$ of in who are were is"}},
    {.word = "axes", .nearby = geometry},
    {.word = "axes", .sounds = axes},
    {.word = "bass", .tags = nominals, .nearby = fishing},
    {.word = "bass", .sounds = bass, .tags = nominals, .after = {parts_of_bass}},
    {.word = "bass", .sounds = bass, .tags = nominals, .before = {"double deep"}},
    {.word = "bass", .sounds = bass, .tags = nominals, .nearby = music},
    {.word = "blessed", .before = {"all both"}},
    {.word = "blessed",
     .sounds = blessed,
     .tags = participles,
     .before = {.tags = before_nouns},
     .after = {.tags = noun_heads}},
    {.word = "blessed", .sounds = blessed, .before = {"^ and but"}, .after = {"are be is art"}},
    {.word = "bow", .after = {"and"}, .two_after = {"arrow arrows"}},
    {.word = "bow", .after = {"tie ties string strings legs legged window windows"}},
    {.word = "bow",
     .sounds = bow,
     .tags = nouns,
     .before = {.tags = verb_subjects},
     .after = {"to before down low deeply politely their our"}},
    {.word = "bow", .sounds = bow, .tags = nouns, .before = {auxiliaries}},
    {.word = "bow", .tags = nominals, .nearby = archery},
    {.word = "bow", .sounds = bow, .tags = nominals, .nearby = ship},
    {.word = "bow", .sounds = bow, .tags = nominals, .before = {courtesy}},
    {.word = "bow",
     .sounds = bow,
     .tags = nominals,
     .two_before = {"with made make making take took taking gave give giving"},
     .before = {"a his her"}},
    {.word = "bowed", .sounds = {"bˈWd", "bˈWd"}, .far_from = "violin fiddle cello string strings leg legs"},
    {.word = "bows", .tags = nouns, .nearby = archery},
    {.word = "bows", .sounds = bows, .tags = nouns, .nearby = ship},
    {.word = "bows", .sounds = bows, .tags = nouns, .nearby = "curtsies curtseys smiles applause"},
    {.word = "bows", .sounds = bows, .tags = nouns, .before = {courtesy}},
    {.word = "bows",
     .sounds = bows,
     .tags = nouns,
     .before = {.tags = {nn, nnp, prp}},
     .after = {"to before low deeply down"}},
    {.word = "conflict",
     .sounds = {"kənflˈɪkt", "kənflˈɪkt"},
     .tags = nouns,
     .before = {.tags = {nns}},
     .after = {"with $"}},
    {.word = "contract",
     .sounds = {"kəntɹˈækt", "kəntɹˈakt"},
     .tags = nouns,
     .before = {.tags = {nns}},
     .nearby = "cold heat cool cools warm warms expand muscle muscles metal metals"},
    {.word = "contrast",
     .sounds = {"kəntɹˈæst", "kəntɹˈɑːst"},
     .tags = nouns,
     .before = {.tags = {nns}},
     .after = {"with sharply"}},
    {.word = "crooked", .tags = {vbd, vbn}, .after = {.tags = {dt, prp_possessive}}},
    {.word = "crooked", .sounds = {"kɹˈʊkɪd", "kɹˈʊkɪd"}},
    {.word = "does", .before = {"one other latter former same what which who"}},
    {.word = "does", .sounds = female_deer, .two_before = {"bucks stags fawns harts"}, .before = {"and or"}},
    {.word = "does", .sounds = female_deer, .before = {.tags = counts}, .nearby = deer},
    {.word = "does", .sounds = female_deer, .two_before = {"herd group"}, .before = {"of"}},
    {.word = "dove",
     .sounds = {"dˈOv", "dˈQv"},
     .tags = {nn, nnp, jj, vb},
     .before = {.tags = personal},
     .after = {"into in under down off for through deep behind beneath"}},
    {.word = "frequent", .sounds = frequent, .tags = {vb, vbp, vbd, vbn}},
    {.word = "frequent",
     .sounds = frequent,
     .before = {.tags = {prp, nns, md, to}},
     .after = {.tags = determiners}},
    {.word = "frequented", .sounds = {"fɹikwˈɛntᵻd", "fɹɪkwˈɛntɪd"}},
    {.word = "frequents", .sounds = {"fɹikwˈɛnts", "fɹɪkwˈɛnts"}},
    {.word = "lead", .after = {leading_roles}},
    {.word = "lead", .sounds = lead, .tags = nominals, .after = {things_of_lead}},
    {.word = "lead", .sounds = lead, .tags = nominals, .before = {"of like"}},
    {.word = "lead",
     .sounds = lead,
     .tags = nominals,
     .two_before = {"heavy grey gray dull dead soft cold dark heavily"},
     .before = {"as"}},
    {.word = "lead",
     .sounds = lead,
     .tags = nominals,
     .two_before = {"lined filled weighted loaded covered coated sealed roofed turned turn changed"},
     .before = {"with in into"}},
    {.word = "lead",
     .sounds = lead,
     .tags = nominals,
     .before = {"molten melted white red black solid pure hot dull"}},
    {.word = "lead",
     .sounds = lead,
     .tags = nominals,
     .before = {"^ and or of contained contains into from"},
     .nearby = metals},
    {.word = "learned", .before = {"all both"}},
    {.word = "learned",
     .after = {"response behaviour behavior skill skills habit helplessness that how to from of"}},
    {.word = "learned", .sounds = learned, .tags = participles, .before = {"a an"}},
    {.word = "learned",
     .sounds = learned,
     .tags = participles,
     .before = {.tags = before_nouns},
     .after = {.tags = noun_heads}},
    {.word = "learned",
     .sounds = learned,
     .tags = participles,
     .before = {"very most"},
     .after = {.tags = noun_heads}},
    {.word = "minute", .after = {after_time}},
    {.word = "minute", .sounds = minute, .tags = nominals, .after = {tiny_things}},
    {.word = "minute",
     .tags = nominals,
     .two_before = {"wait just half in for within after about every last only than this stop"},
     .before = {"a the"}},
    {.word = "minute", .tags = nominals, .two_before = {"this that the"}, .before = {"very"}},
    {.word = "minute", .sounds = minute, .tags = nominals, .before = {"very so too extremely"}},
    {.word = "minute",
     .sounds = minute,
     .tags = nominals,
     .before = {"a such most these those with its of"},
     .after = {.tags = {nn, nns, jj}}},
    {.word = "number", .after = {.tags = number}},
    {.word = "number", .sounds = more_numb, .before = {getting_numb}},
    {.word = "number",
     .sounds = more_numb,
     .before = {"got get getting"},
     .after = {"and in with than as by every $"}},
    {.word = "number",
     .sounds = more_numb,
     .two_before = {"number colder"},
     .before = {"and"},
     .after = {"$ in with than as by every"}},
    {.word = "number", .sounds = more_numb, .before = {"far even much still"}, .after = {"than $"}},
    {.word = "number", .sounds = more_numb, .before = {.tags = personal}, .after = {"than"}},
    {.word = "protest", .sounds = {"pɹətˈɛst", "pɹətˈɛst"}, .tags = base_verbs},
    {.word = "protested", .sounds = {"pɹətˈɛstᵻd", "pɹətˈɛstɪd"}, .tags = past_verbs},
    {.word = "protesting", .sounds = {"pɹətˈɛstɪŋ", "pɹətˈɛstɪŋ"}, .tags = {vbg}},
    {.word = "protests", .sounds = {"pɹətˈɛsts", "pɹətˈɛsts"}, .tags = {vbz}},
    {.word = "putting", .sounds = putting, .after = {"green greens practice"}},
    {.word = "putting", .after = {.tags = {dt, prp_possessive, prp, nn, nns, nnp, rp, jj, cd}}},
    {.word = "putting", .after = {"on in up out off down away into"}},
    {.word = "putting", .sounds = putting, .nearby = golf},
    {.word = "putting",
     .sounds = putting,
     .after = {"well badly poorly beautifully better"},
     .nearby = greens},
    {.word = "read", .sounds = read, .tags = finite_pasts, .before = {auxiliaries}},
    {.word = "read",
     .sounds = read,
     .tags = finite_pasts,
     .two_before = {questions},
     .before = {"i you we they he she it not never also always"}},
    {.word = "read",
     .sounds = read,
     .tags = finite_pasts,
     .two_before = {conjunctions},
     .before = {pronouns},
     .nearby = "will shall must can is are please don't remember",
     .far_from = signs_of_past},
    {.word = "read",
     .sounds = read,
     .tags = {vbd, vbp},
     .before = {.tags = {prp, nns, wp}},
     .nearby = signs_of_habit,
     .far_from = signs_of_past},
    {.word = "read",
     .sounds = read,
     .tags = {vbd, vbp},
     .two_before = {pronouns},
     .before = {adverbs_of_habit},
     .far_from = signs_of_past},
    {.word = "resume", .sounds = resume, .tags = {nn}, .before = {.tags = before_nouns}},
    {.word = "resumes",
     .sounds = resumes,
     .before = {.tags = before_nouns},
     .after = {"$ of to and from on in for were are"}},
    {.word = "row", .two_before = {"in"}, .before = {"a"}},
    {.word = "row", .tags = nouns, .after = {"of boat boats house houses"}},
    {.word = "row", .sounds = row, .tags = nouns, .before = {quarrels}},
    {.word = "row", .sounds = row, .tags = nouns, .before = {.tags = counts}, .after = {"about"}},
    {.word = "row",
     .sounds = row,
     .tags = nouns,
     .two_before = {having_made},
     .before = {"a another such"},
     .after = {"with about over $ and that in"}},
    {.word = "row", .sounds = row, .tags = nouns, .two_before = {"up what such"}, .before = {"a"}},
    {.word = "row",
     .sounds = row,
     .tags = nouns,
     .before = {"a the this that their our"},
     .after = {"with over between"},
     .nearby = signs_of_quarrel},
    {.word = "rows", .tags = nouns, .after = {"of"}},
    {.word = "rows", .sounds = rows, .before = {quarrels}, .after = {"about over with between and $"}},
    {.word = "rows", .sounds = rows, .tags = nouns, .after = {"about"}},
    {.word = "sewer", .sounds = sewer, .tags = nouns, .nearby = needlework, .far_from = drains},
    {.word = "tear", .sounds = tear, .two_before = {"wear"}, .before = {"and"}},
    {.word = "tear", .sounds = tear, .tags = nouns, .before = {auxiliaries}},
    {.word = "tear", .sounds = tear, .tags = nouns, .before = {.tags = personal}},
    {.word = "tear", .tags = nouns, .nearby = eyes},
    {.word = "tear",
     .sounds = tear,
     .tags = nouns,
     .after = {"in across along through at down $ was had and"},
     .nearby = cloths},
    {.word = "tears", .tags = nouns, .nearby = eyes},
    {.word = "tears",
     .sounds = tears,
     .tags = nouns,
     .after = {"in across along through at"},
     .nearby = cloths},
    {.word = "transfer", .sounds = {"tɹænsfˈɜɹ", "tɹɑːnsfˈɜː"}, .tags = base_verbs},
    {.word = "transfers", .sounds = {"tɹænsfˈɜɹz", "tɹɑːnsfˈɜːz"}, .tags = {vbz}},
    {.word = "use",
     .sounds = {"jˈus", "jˈuːs"},
     .before = {"didn't"},
     .after = {"to"},
     .two_after = {.tags = {vb}}},
    {.word = "use",
     .sounds = {"jˈus", "jˈuːs"},
     .two_before = {"did"},
     .before = {"not"},
     .after = {"to"},
     .two_after = {.tags = {vb}}},
    {.word = "used", .sounds = used, .before = {getting}, .after = {"to"}},
    {.word = "used", .after = {"to"}, .two_after = {.tags = {vb}}},
    {.word = "used", .after = {"to"}, .nearby = "effect advantage purpose"},
    {.word = "used",
     .sounds = used,
     .two_before = {"am is are was were"},
     .before = {.tags = personal},
     .after = {"to"}},
    {.word = "used", .sounds = used, .before = {accustomed}, .after = {"to"}},
    {.word = "winds",
     .sounds = {"wˈIndz", "wˈIndz"},
     .before = {"road path river stream trail lane street stair staircase stairs way track brook"}},
};

constexpr bool comes_first(const HeteronymRule& a, const HeteronymRule& b) {
    return a.word < b.word;
}

static_assert(std::is_sorted(std::begin(rules), std::end(rules), comes_first));

}  // namespace

std::span<const HeteronymRule> heteronym_rules(std::string_view word) {
    const auto found =
        std::equal_range(std::begin(rules), std::end(rules), HeteronymRule{.word = word}, comes_first);
    return {found.first, found.second};
}

bool has_word(WordList list, std::string_view word) {
    if (word.empty()) return false;
    for (std::size_t at = list.find(word); at != WordList::npos; at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || list[at - 1] == ' ';
        if (begins && (end == list.size() || list[end] == ' ')) return true;
    }
    return false;
}

}  // namespace storyflow::speech::english
