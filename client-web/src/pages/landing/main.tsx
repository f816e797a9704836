import '../../styles/index.css';
