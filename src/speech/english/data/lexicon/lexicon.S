/* The bytes of lexicon.bin, between two symbols. The build defines STORYFLOW_LEXICON as the file's path. */
    .section .note.GNU-stack,"",%progbits

    .section .rodata.storyflow_lexicon,"a",%progbits
    .balign 64
    .global storyflow_lexicon_begin
    .hidden storyflow_lexicon_begin
storyflow_lexicon_begin:
    .incbin STORYFLOW_LEXICON
    .global storyflow_lexicon_end
    .hidden storyflow_lexicon_end
storyflow_lexicon_end:
    .byte 0
