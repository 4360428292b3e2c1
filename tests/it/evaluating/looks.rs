//! What the screens of evaluation look like, in both sizes and languages.

use jixiao::present::Lang;

use super::start;

const SIZES: [(&str, (u16, u16), Lang); 3] =
    [("small", (80, 24), Lang::Zh), ("large", (120, 36), Lang::Zh), ("en", (80, 24), Lang::En)];

#[test]
fn forms_lists_and_the_tab_of_a_project() {
    for (name, size, lang) in SIZES {
        let mut d = start(size, lang);
        d.keys("6");
        insta::assert_snapshot!(format!("evaluations_{name}"), d.screen());
        d.keys("<enter>45<enter>96.5<enter>2021-12-20<enter>530<enter>部分达成<enter>").keys("100%<enter>8");
        insta::assert_snapshot!(format!("entry_{name}"), d.screen());
        d.keys("6<enter><esc>");
        for view in ["departments", "key", "statistics"] {
            d.keys("<tab>");
            insta::assert_snapshot!(format!("evaluation_{view}_{name}"), d.screen());
        }
        d.keys("<tab>D");
        insta::assert_snapshot!(format!("dossier_evaluation_{name}"), d.screen());
        d.keys("1");
        insta::assert_snapshot!(format!("evaluation_pane_{name}"), d.screen());
    }
}
