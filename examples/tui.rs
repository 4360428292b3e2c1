//! scratch
use jixiao::service::import::{Input, Request, import};
use jixiao::service::{Stamp, demo};
fn main() {
    let p = std::path::PathBuf::from("/tmp/scratch/city.db");
    if !p.exists() {
        std::fs::create_dir_all("/tmp/scratch/files").unwrap();
        let files = demo::write_city(std::path::Path::new("/tmp/scratch/files"), &mut |_, _| true).unwrap();
        let mut store = jixiao::store::Store::open(&p).unwrap();
        let stamp = Stamp { actor: "李工".into(), at: "2021-08-01T09:00:00+08:00".into() };
        let request = Request { files: files.into_iter().map(Input::Path).collect(), ..Request::default() };
        import(&mut store, &stamp, jixiao::domain::date::Date::constant(2021, 8, 1), &request, &mut |_, _| true)
            .unwrap();
    }
    let store = jixiao::store::Store::open(&p).unwrap();
    jixiao::tui::run::run(
        store,
        jixiao::tui::run::Options {
            lang: jixiao::present::Lang::Zh,
            look: jixiao::tui::look::Look { depth: jixiao::tui::look::Depth::Ansi16, ascii: false },
            when: Default::default(),
            operator: "李工".into(),
            folder: "/tmp".into(),
        },
    )
    .unwrap();
}
