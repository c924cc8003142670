#pragma once

#include <cstdint>

namespace storyflow::speech::english {

/// A part of speech by the tags of the Penn Treebank (Marcus et al. 1993), with the tags for punctuation,
/// affixes and addresses that spaCy's English models add.
enum class PennTag : std::uint8_t {
    cc,
    cd,
    dt,
    ex,
    fw,
    in,
    jj,
    jjr,
    jjs,
    ls,
    md,
    nn,
    nnp,
    nnps,
    nns,
    pdt,
    pos,
    prp,
    prp_possessive,  ///< PRP$
    rb,
    rbr,
    rbs,
    rp,
    sym,
    to,
    uh,
    vb,
    vbd,
    vbg,
    vbn,
    vbp,
    vbz,
    wdt,
    wp,
    wp_possessive,  ///< WP$
    wrb,
    add,              ///< an address of the internet
    afx,              ///< an affix
    hyph,             ///< a hyphen
    nfp,              ///< superfluous punctuation
    xx,               ///< unknown
    space,            ///< _SP
    comma,            ///< ,
    colon,            ///< : ; and dashes
    period,           ///< . ! ?
    dollar,           ///< $ and other currencies
    opening_quote,    ///< ``
    closing_quote,    ///< ''
    opening_bracket,  ///< -LRB-
    closing_bracket,  ///< -RRB-
};

}  // namespace storyflow::speech::english
