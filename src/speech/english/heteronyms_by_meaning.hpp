#pragma once

#include "speech/english/heteronym_conditions.hpp"
#include "speech/english/heteronym_rule.hpp"

/// Words of several meanings, each with its sounds: the words around them say which is meant.
namespace storyflow::speech::english::heteronyms {

inline constexpr TagSet nominals{PennTag::nn,   PennTag::nns, PennTag::nnp,
                                 PennTag::nnps, PennTag::jj,  PennTag::xx};
inline constexpr TagSet counts{PennTag::cd, PennTag::jj, PennTag::dt};
inline constexpr TagSet verb_subjects{PennTag::prp, PennTag::nns, PennTag::md, PennTag::to};

inline constexpr WordList eyes =
    "eye eyes cheek cheeks wept weeping cry cried crying joy face nose lashes sob grief";
inline constexpr WordList cloths =
    "sleeve sleeves cloth coat dress shirt paper fabric sail sails skirt curtain trousers cloak net canvas "
    "jacket stocking stockings veil screen page map tent roof muscle gown bag wallpaper breeches knee mend "
    "mended sewed sewn sew patch patched repair repaired rip stitched glove lining seam";
inline constexpr WordList ship =
    "ship ship's boat boats vessel stern deck sail sails anchor yacht canoe port starboard harbour harbor "
    "captain crew hull sailor sailors helm steamer schooner rowed oars ashore prow waves sea";
inline constexpr WordList archery =
    "arrow arrows archer archers quiver violin fiddle cello ribbon ribbons hair shot hunting string strung "
    "hat armed bowstring tied hunter violinist rosin";
inline constexpr WordList courtesy =
    "low deep stiff slight polite formal graceful courtly mock sweeping solemn profound grave ceremonious "
    "respectful elaborate humble final quick";
inline constexpr WordList quarrels =
    "terrible blazing flaming fearful awful dreadful furious frightful violent family domestic tremendous "
    "almighty infernal jolly constant";
inline constexpr WordList signs_of_quarrel =
    "money husband wife quarrel argument quarrelled shouting shouted angry";
inline constexpr WordList metals = "zinc tin copper mercury arsenic ore iron silver pewter brass";
inline constexpr WordList things_of_lead =
    "pipe pipes piping poisoning bullet bullets shot weight weights ball balls coffin coffins roof roofs "
    "pencil pencils ore mine mines soldier soldiers sheet sheets paint sinker sinkers type box cistern "
    "glass lining seal seals crystal oxide mining miner miners";
inline constexpr WordList leading_roles =
    "singer actor actress guitar guitarist role roles story character vocals vocalist investigator detective "
    "time times";
inline constexpr WordList music =
    "guitar band music tenor baritone soprano alto treble sang sing singing choir voice voices drums drum "
    "piano orchestra jazz song melody cello violin amplifier";
inline constexpr WordList fishing =
    "fish fishing lake caught catch river pond trout fillet grilled rod bait fried hook angler fisherman";
inline constexpr WordList parts_of_bass =
    "guitar guitars guitarist guitarists voice voices clef drum drums player players line lines note notes "
    "singer singers part parts solo viol clarinet trombone section tone tones amplifier";
inline constexpr WordList deer =
    "buck bucks deer stag stags fawn fawns herd doe hind hinds hunter hunters antlers grazed grazing";
inline constexpr WordList needlework =
    "needle needles thread mended sewed sewing stitch stitched stitches seam seams hem hems cloth mend";
inline constexpr WordList drains = "street streets pipe pipes water rat rats drain drains stench";
inline constexpr WordList golf = "golf putter putt putts fairway caddie caddy golfer tee";
inline constexpr WordList greens = "green greens hole holes golf golfer";
inline constexpr WordList geometry =
    "x y z vertical horizontal graph rotation parallel perpendicular coordinate coordinates principal "
    "optical "
    "crystal plane planes angles symmetry axis major minor";
inline constexpr WordList tiny_things =
    "detail details particle particles fragment fragments trace traces quantity quantities fraction crack "
    "cracks creature creatures insect insects specks scale description examination inspection attention "
    "hairs grains crystals";
inline constexpr WordList after_time =
    "hand hands walk walks drive ride steak men man silence book books sir madam everything everyone nothing "
    "something someone everybody somebody people boys";
inline constexpr WordList getting_numb =
    "grew felt became growing grow grown feel feeling went go gone turned";
inline constexpr WordList having_made = "had have having has made make making kicked kick kicking";

inline constexpr AccentedSounds axes{"ˈæksᵻz", "ˈaksɪz"};
inline constexpr AccentedSounds bass{"bˈAs", "bˈAs"};
inline constexpr AccentedSounds bow{"bˈW", "bˈW"};
inline constexpr AccentedSounds bows{"bˈWz", "bˈWz"};
inline constexpr AccentedSounds female_deer{"dˈOz", "dˈQz"};
inline constexpr AccentedSounds lead{"lˈɛd", "lˈɛd"};
inline constexpr AccentedSounds minute{"mInˈut", "mInjˈuːt"};
inline constexpr AccentedSounds more_numb{"nˈʌməɹ", "nˈʌmə"};
inline constexpr AccentedSounds putting{"pˈʌTɪŋ", "pˈʌtɪŋ"};
inline constexpr AccentedSounds row{"ɹˈW", "ɹˈW"};
inline constexpr AccentedSounds rows{"ɹˈWz", "ɹˈWz"};
inline constexpr AccentedSounds sewer{"sˈOəɹ", "sˈQə"};
inline constexpr AccentedSounds tear{"tˈɛɹ", "tˈɛː"};
inline constexpr AccentedSounds tears{"tˈɛɹz", "tˈɛːz"};

using enum PennTag;

/// Sorted by word. The order within a word is that of trying: exceptions stand first.
inline constexpr HeteronymRule rules_by_meaning[] = {
    {.word = "axes", .nearby = geometry},
    {.word = "axes", .sounds = axes},
    {.word = "bass", .tags = nominals, .nearby = fishing},
    {.word = "bass", .sounds = bass, .tags = nominals, .after = {parts_of_bass}},
    {.word = "bass", .sounds = bass, .tags = nominals, .before = {"double deep"}},
    {.word = "bass", .sounds = bass, .tags = nominals, .nearby = music},
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
    {.word = "does", .before = {"one other latter former same what which who"}},
    {.word = "does", .sounds = female_deer, .two_before = {"bucks stags fawns harts"}, .before = {"and or"}},
    {.word = "does", .sounds = female_deer, .before = {.tags = counts}, .nearby = deer},
    {.word = "does", .sounds = female_deer, .two_before = {"herd group"}, .before = {"of"}},
    {.word = "dove",
     .sounds = {"dˈOv", "dˈQv"},
     .tags = {nn, nnp, jj, vb},
     .before = {.tags = personal},
     .after = {"into in under down off for through deep behind beneath"}},
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
    {.word = "putting", .sounds = putting, .after = {"green greens practice"}},
    {.word = "putting", .after = {.tags = {dt, prp_possessive, prp, nn, nns, nnp, rp, jj, cd}}},
    {.word = "putting", .after = {"on in up out off down away into"}},
    {.word = "putting", .sounds = putting, .nearby = golf},
    {.word = "putting",
     .sounds = putting,
     .after = {"well badly poorly beautifully better"},
     .nearby = greens},
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
    {.word = "winds",
     .sounds = {"wˈIndz", "wˈIndz"},
     .before = {"road path river stream trail lane street stair staircase stairs way track brook"}},
};

}  // namespace storyflow::speech::english::heteronyms
